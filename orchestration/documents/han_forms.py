"""Han that a PDF's fonts name by their radicals.

Belongs here: ⼀⽉⻓ become 一月长. Not here: which characters stand where (`pdf_lines`).

Many programs write PDFs in whose fonts a character that is also a radical is named as the radical.
It looks the same, and no search and no rule finds it.
"""

import unicodedata

# Radicals of the supplement that are whole characters and that Unicode does not resolve itself.
_WHOLE = dict(
    zip(
        "⺁⺌⺎⺐⺒⺓⺕⺝⺟⺠⺧⺩⺫⺬⺮⺰⺶⺷⺸⺼⻁⻂⻃⻄⻅⻆⻉⻊⻋⻌⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻳",
        "厂小尢尣巳幺彐月母民牛王目示竹纟羊羊羊肉虎衣覀西见角贝足车辶镸镸长门青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾齐齿竜龙龟",
        strict=True,
    )
)
# What Unicode resolves to a traditional form or leaves, and what Chinese type names otherwise than texts do.
_SIGNS = {"⼾": "户", "⸺": "——", "⸻": "———", "\u2329": "〈", "\u232a": "〉"}


def _forms() -> dict[int, str]:
    points = [*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)]
    forms = {point: unicodedata.normalize("NFKC", chr(point)) for point in points}
    return forms | {ord(radical): whole for radical, whole in (_WHOLE | _SIGNS).items()}


_FORMS = _forms()


def whole_characters(text: str) -> str:
    """The text with each radical and compatibility form as the character that it stands for."""
    return text.translate(_FORMS)
