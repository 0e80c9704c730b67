"""Messages: what is translated, that placeholders agree, and that stored text stays English."""

import pickle
import re
import string

import pytest

from orchestration.documents import DocumentError
from orchestration.language import catalogue, chosen_language, counted, in_language, joined, message
from orchestration.language.words import code_words

NAMES = ("JIHUA_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("set_to", "language"),
    [
        ({}, "en"),
        ({"JIHUA_LANG": "zh"}, "zh"),
        ({"JIHUA_LANG": "zh_CN", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"JIHUA_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"JIHUA_LANG": "", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_is_ours_to_choose_and_else_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, set_to: dict[str, str], language: str
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    assert chosen_language() == language


def test_a_message_is_english_until_it_is_shown() -> None:
    said = message("release {before} stands", before="A{1}")
    assert said == "release A{1} stands"
    assert said.in_language("zh") == "版本 A{1} 不变"
    assert in_language("release", "zh") == "release"


def test_values_that_are_messages_are_translated_with_what_they_stand_in() -> None:
    said = joined(
        (
            message("run `make setup`"),
            message("held by {who}: a refresh is running", who=message("another process")),
        )
    )
    assert said == "run `make setup`; held by another process: a refresh is running"
    assert said.in_language("zh") == "请运行 `make setup`; 由另一个进程持有：有刷新正在运行"


@pytest.mark.parametrize(("count", "english"), [(0, "0 targets"), (1, "1 target"), (2, "2 targets")])
def test_a_number_chooses_the_plural(count: int, english: str) -> None:
    said = counted(count, "{count} target", "{count} targets")
    assert (said, said.in_language("zh")) == (english, f"{count} 个目标")


def test_an_error_keeps_its_translation_over_the_border_of_a_process() -> None:
    error = DocumentError("a.txt", "DOC-EMPTY", message("The file is empty."), message("Get the whole file."))
    back = pickle.loads(pickle.dumps(error))
    assert str(back) == "a.txt: The file is empty. Get the whole file. [DOC-EMPTY]"
    assert in_language(back, "zh") == "a.txt：文件是空的。请获取完整的文件。[DOC-EMPTY]"


def test_every_message_of_the_code_is_in_the_catalogue_and_translated() -> None:
    kept = catalogue.translated()
    told = "run: python -m orchestration.language.catalogue, then translate what it names"
    assert {text.id for text in catalogue.collected()} == {text.id for text in kept}, told
    assert catalogue.untranslated(kept) == [], told


def test_the_compiled_catalogue_is_that_of_the_translations() -> None:
    told = "run: python -m orchestration.language.catalogue"
    assert catalogue.MO.read_bytes() == catalogue.mo_bytes(catalogue.translated()), told
    assert catalogue.PO.read_bytes() == catalogue.po_bytes(catalogue.updated()), told


def fields(text: str) -> set[tuple[str, str, str]]:
    return {
        (name, spec or "", conversion or "")
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    }


def test_a_translation_has_the_values_of_its_text_and_the_commands() -> None:
    for text in catalogue.translated():
        if not text.id:
            continue
        originals = text.id if isinstance(text.id, list | tuple) else [text.id]
        strings = text.string if isinstance(text.string, list | tuple) else [text.string]
        for string_ in strings:
            assert all(fields(string_) == fields(original) for original in originals), text.id
            named = set(re.findall(r"--[a-z][a-z-]+|`jihua [a-z]+", originals[0]))
            assert named == set(re.findall(r"--[a-z][a-z-]+|`jihua [a-z]+", string_)), text.id


def test_every_code_has_words_in_both_languages() -> None:
    lacking = [named for named, words in code_words().items() if not (words.zh and words.en)]
    # Things are counted in Chinese only: 12个, 12.
    assert lacking == [("unit", "count")]
