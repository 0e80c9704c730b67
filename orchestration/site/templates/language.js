(() => {
  const root = document.documentElement, key = "jihua-language";
  const choose = language => {
    const box = document.getElementById(language);
    if (!box) return;
    box.checked = true;
    root.lang = language === "zh" ? "zh-Hans" : "en";
  };
  const asked = new URLSearchParams(location.search).get("lang");
  let kept = null;
  try { kept = localStorage.getItem(key); } catch { /* Some browsers keep nothing for files. */ }
  const own = (navigator.language || "zh").startsWith("zh") ? "zh" : "en";
  choose([asked, kept, own].find(language => language === "zh" || language === "en"));
  for (const box of document.querySelectorAll("input[name=language]")) box.addEventListener("change", () => {
    choose(box.id);
    try { localStorage.setItem(key, box.id); } catch { /* As above: the choice holds for this page. */ }
  });
})();
