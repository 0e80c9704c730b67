"""The text as the reader sees it: one spelling a sign, every offset kept.

Belongs here: full-width and variant signs become one form, character for character, so that
an offset in the plain text is an offset in the document. Not here: what the signs mean.
"""

import re
import unicodedata

DASHES = "–―─━‒﹘"
HYPHENS = "‐‑−﹣⁃"
TILDES = "〜∼˜﹋"
COLONS = "∶︰﹕ː"
COMMAS = "﹐‚"
BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
PAIRS = {
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "﹪": "%",
    "℅": "%",
    "µ": "μ",
    "﹔": ";",
    "﹝": "〔",
    "﹞": "〕",
    "﹙": "(",
    "﹚": ")",
    "｡": "。",
}


class _PlainForms(dict[int, int]):
    """Code point to code point; a character met for the first time is worked out and kept."""

    def __missing__(self, point: int) -> int:
        self[point] = plain = _plain_point(point)
        return plain


def _plain_point(point: int) -> int:
    character = chr(point)
    if character in PAIRS:
        return ord(PAIRS[character])
    for variants, plain in (
        (DASHES, "—"),
        (HYPHENS, "-"),
        (TILDES, "~"),
        (COLONS, ":"),
        (COMMAS, ","),
        (BREAKS, "\n"),
    ):
        if character in variants:
            return ord(plain)
    if 0xFF01 <= point <= 0xFF5E:
        return point - 0xFEE0
    category = unicodedata.category(character)
    if category == "Nd":
        return ord("0") + unicodedata.decimal(character)
    if category in ("Zs", "Cf") and character != "\t":
        return ord(" ")
    return point


_FORMS = _PlainForms()
# The signs that stand in every line are exchanged one after the other, which is many times as fast as
# looking at each character; what is neither plain nor one of them is rare.
USUAL = tuple(zip("，；：！？（）％", ",;:!?()%", strict=True))
UNUSUAL = re.compile(r"[^\t\n -~\u4e00-\u9fff、。《》“”—…]")


def plain_text(document: str) -> str:
    """The document in plain signs; as long as the document, character answering character."""
    for sign, plain in USUAL:
        document = document.replace(sign, plain)
    return UNUSUAL.sub(lambda match: chr(_FORMS[ord(match[0])]), document)


# 累积完成 is 累计完成; 累积结余 names what has been heaped up.
SUMMED_UP = re.compile(r"累积(?=完成|实现|达|投|发放|新增|建成|引进|为|有|\d)")


# 二〇三五年 is 2035年; the naught has many shapes.
YEAR_SPELLED = re.compile(
    r"(?<![〇○零一二三四五六七八九])(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}(?=年)"
)
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def with_usual_words(plain: str) -> str:
    """The text with the usual word for another that says the same and is as long."""
    plain = SUMMED_UP.sub("累计", plain) if "累积" in plain else plain
    is_spelled = "二〇" in plain or "二○" in plain or "二零" in plain or "一九" in plain
    return YEAR_SPELLED.sub(lambda year: year[0].translate(DIGITS), plain) if is_spelled else plain


# Copies of printed pages part the digits of a number. It is one where no sign or unit can part them:
# the word before it and the unit of an amount join on; or it is a year.
PARTED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![表图件例第约注])(?:"
    r" ?\d{1,5}(?: \.|\. )\d{1,4}(?=%|‰|[万亿元吨亩人户家倍]|个百分点|平方|公里| [%亿]| 万元| 个百分点)"
    r"|\d{1,4} \d{1,3}(?:\.\d+)?(?=%|‰|[万亿]|个百分点))"
    r"|(?<![\d.])(?:(?:1 9|2 0)\d\d|(?:19|20)(?: \d\d|\d \d))(?=年)"
)
# Spaces are few: only around those that digits with a unit follow is looked for a number.
SPACE = re.compile(
    r" (?:(?<=\d )\.?|(?<=\d\. ))(?=\d{1,4}(?:\.\d{1,4})?(?:[%‰万亿元吨亩人户家倍个平公年]| [%亿万个]))"
)
BEFORE, AFTER = 8, 16


def with_whole_numbers(plain: str) -> str:
    """The text with the space within a number moved to its end: 286. 5亿元 becomes 286.5 亿元."""
    pieces, position = [], 0
    for space in SPACE.finditer(plain):
        first = max(position, space.start() - BEFORE)
        number = PARTED.search(plain, first, space.end() + AFTER)
        if number is not None:
            pieces += [plain[position : number.start()], _closed(number.group())]
            position = number.end()
    return "".join([*pieces, plain[position:]]) if pieces else plain


# 同比增 长 10%: pages and wraps part the words that tell how a figure moved, too.
OF_MOVES = (
    "同比 增长 下降 上升 上涨 提高 增加 减少 完成 实现 达到 左右 以上 以内 上年 去年 全年 预计 目标 "
    "计划 力争 超过 突破 占比 累计 分别"
)
WORDS = frozenset(OF_MOVES.split())
PARTS = re.compile(
    rf" (?<=[{''.join(word[0] for word in WORDS)}] )(?=[{''.join(word[1] for word in WORDS)}])"
)


def with_whole_words(plain: str) -> str:
    """The text with the space within a word around a figure moved behind it: 增 长10% becomes 增长 10%."""
    pieces, position = [], 0
    for space in PARTS.finditer(plain):
        at = space.start()
        if plain[at - 1] + plain[at + 1] in WORDS and at > position:
            pieces += [plain[position:at], plain[at + 1], " "]
            position = at + 2
    return "".join([*pieces, plain[position:]]) if pieces else plain


# 473 亿 元, 1.2 个百分 点: and they part the unit of an amount.
COUNTED_IN = (
    "元 美元 欧元 人 人次 户 吨 亩 平方米 平方公里 立方米 公里 辆 台 件 千瓦 千瓦时 斤 公斤 头 只 套 张 家 "
    "标箱"
)
ALONE = "个百分点 公里 平方米 平方公里 立方米 公顷 美元 人次 千瓦时"
UNITS = (*(scale + unit for scale in ("万", "亿", "万亿") for unit in COUNTED_IN.split()), *ALONE.split())
PARTED_UNIT = re.compile(
    rf"(?<=\d) ?(?:{'|'.join(' ?'.join(unit) for unit in sorted(UNITS, key=len, reverse=True))})"
    # 90万 户籍人口, 1万亿 人均生产总值: where the next word begins, none does.
    r"(?:(?<=[元点])|(?=[,。;、)\s左以的和与及]|$))"
)
UNIT_SPACE = re.compile(
    rf" (?<=[{''.join(sorted({sign for unit in UNITS for sign in unit[:-1]}))}] )"
    rf"(?=[{''.join(sorted({sign for unit in UNITS for sign in unit[1:]}))}])"
)
LONGEST_UNIT = 10


def with_whole_units(plain: str) -> str:
    """The text with the spaces within a unit moved behind it: 473 亿 元 becomes 473 亿元."""
    pieces, position = [], 0
    for space in UNIT_SPACE.finditer(plain):
        first, last = max(position, space.start() - LONGEST_UNIT), space.end() + LONGEST_UNIT
        for unit in PARTED_UNIT.finditer(plain, first, last):
            if unit.start() < space.start() < unit.end():
                pieces += [plain[position : unit.start()], _closed(unit.group())]
                position = unit.end()
                break
    return "".join([*pieces, plain[position:]]) if pieces else plain


def _closed(words: str) -> str:
    """Words without the spaces within them, which follow at their end."""
    lead = " " if words.startswith(" ") else ""
    told = words.replace(" ", "")
    return f"{lead}{told}{' ' * (len(words) - len(lead) - len(told))}"


# 生产总值[2], 粮食产量〔注3〕: a mark that points to a note; 〔22〕3号 numbers a paper.
NOTE_MARK = re.compile(
    r"(?<=[\u4e00-\u9fff)%”])\s?(?:\[(?:注\s?)?\d{1,2}\]|〔(?:注\s?)?\d{1,2}〕|【(?:注\s?)?\d{1,2}】)(?!\s?第?\d+号)"
)


# 生产总值(以下简称“GDP”)9亿元, 同比增长(以下简称“增长”)6%: what it is called from here on.
CALLED = re.compile(r"\((?:以下|下文|下)?(?:统一|均)?(?:简称|称)(?:为|作)?:?[^()\n]{1,20}\)")


# The signs that a mark begins with are few: only at them is looked for one.
NOTE_SIGN = re.compile(r"[\[〔【]")


def without_notes(plain: str) -> str:
    """The text with spaces for marks that point to notes and for short names given in brackets.

    Its figures are found before.
    """
    if "称" in plain:
        plain = CALLED.sub(lambda called: " " * len(called.group()), plain)
    pieces, position = [], 0
    for sign in NOTE_SIGN.finditer(plain):
        at = sign.start()
        mark = NOTE_MARK.match(plain, at - 1 if plain[at - 1 : at].isspace() else at)
        if mark is not None:
            pieces += [plain[position : mark.start()], " " * len(mark.group())]
            position = mark.end()
    return "".join([*pieces, plain[position:]]) if pieces else plain


PROSE = re.compile(r"[。;]|,(?!\d{3})")
OPENING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十]+|[—•·*#|●○◆◇■□▪►★☆※➢])"
)
RUNS_ON = ",、的和与及"
RUNS_ON_FAR = (",", "、", "的", "和", "与", "及")
CLOSES = "。!?:;”)》…|"


def without_wraps(plain: str) -> str:
    """The text with a space for each line break that falls inside a sentence.

    Copies of printed pages break lines anywhere. A break is inside a sentence where the line runs
    on (it ends with a comma, 的, 和 …) or is prose without an end, and what follows opens nothing.
    """
    lines = plain.split("\n")
    pieces: list[str] = []
    across = is_rest = False
    for at, line in enumerate(lines):
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        pieces.append(line)
        line = line.rstrip()
        # 由2600万元, an empty line, 增加到5300万元: pages and paragraphs of copies break there too.
        across = line.endswith(RUNS_ON_FAR) if line else across
        joins = across and (not following or OPENING.match(following) is None)
        is_rest = joins or _runs_on(line, following, is_rest=is_rest)
        pieces.append(" " if is_rest else "\n")
    return "".join(pieces[:-1])


# A numbered line without a full stop or figures is a heading: what follows is no rest of it.
HEADED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.])[^\d。;:]{4,40}"
)
PARTICLES = re.compile(r"PM[ \n]?(?:2\.5|10)$|^(?:2\.5|10)$")


# 地区生产总值: on a line of its own, what is told of it on the next.
LONGEST_LABEL = 24
TOLD_OF = re.compile(r"(?:预计|全年|完成|实现|达到?|同比|增长|下降|累计|\d[\d.]*[万亿%])")
# 完成286. and 5亿元: the break falls within a number.
SPLIT_NUMBER = re.compile(r"[\u4e00-\u9fff]\d{1,4}(?:\. |  ?\.)\d{1,4}[%‰万亿元吨亩人户家倍个]")


# Items of a list without stops: a line ends with a figure, and is shorter than those of a page, or the
# next begins with a name and a colon.
ITEM = re.compile(r"(?!其中|[^:]{0,12}[看有为]:)(?:\d+万元以上)?[\u4e00-\u9fffA-Z()%]{2,20}:")
ENDS_FIGURE = re.compile(r"\d(?:[%‰]|个?百分点|[万亿]?[^\W\d]{0,2})?$")
SHORT = 26


def _ends_item(line: str, following: str) -> bool:
    is_apart = len(line) < SHORT or ITEM.match(following) is not None
    return is_apart and ENDS_FIGURE.search(line[-4:]) is not None


def _runs_on(line: str, following: str, *, is_rest: bool) -> bool:
    """Whether a sentence goes on behind a line; `is_rest`: the line itself is the rest of one."""
    if not line or not following or OPENING.match(following):
        return False
    if line.endswith("PM") and following.startswith(("2.5", "10")):
        return True
    if following.startswith(("年", "平均", "浓度", "月")) and PARTICLES.search(line):
        return True
    if (line[-1] == "." or following[0] == ".") and SPLIT_NUMBER.search(f"{line[-6:]} {following[:8]}"):
        return True
    if line[-1] == ":" and len(line) <= LONGEST_LABEL and TOLD_OF.match(following):
        return True
    if line[-1] in RUNS_ON or following[0] in ",。、;)”":
        return True
    if HEADED.fullmatch(line) or _ends_item(line, following):
        return False
    # 推进 and 权力 and 公开运行: a link in the page stands on a line of its own, however short.
    if is_rest and "\u4e00" <= line[-1] <= "\u9fff":
        return True
    return len(line) >= 12 and line[-1] not in CLOSES and PROSE.search(line) is not None
