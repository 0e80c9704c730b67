(() => {
  const root = document.documentElement, key = "jihua-language";
  const isKnown = language => language === "zh" || language === "en";
  const choose = language => {
    document.getElementById(language).checked = true;
    root.lang = language === "zh" ? "zh-Hans" : "en";
  };
  // Some browsers keep nothing for pages opened from disk: the choice then holds for this page.
  const keep = language => { try { localStorage.setItem(key, language); } catch { } };
  const kept = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const asked = new URLSearchParams(location.search).get("lang");
  if (isKnown(asked)) keep(asked);
  const own = (navigator.language || "zh").startsWith("zh") ? "zh" : "en";
  choose([asked, kept(), own].find(isKnown));
  for (const box of document.querySelectorAll("input[name=language]")) box.addEventListener("change", () => {
    choose(box.id);
    keep(box.id);
  });
})();
