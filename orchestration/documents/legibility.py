"""Whether decoded text is Chinese as people write it.

Belongs here: measures of a text that tell a right decoding from a wrong one. Not here: decoding
(`decoding`).
"""

import re

from orchestration.language import message

SAMPLE_CHARACTERS = 20_000
# Simplified text lies above 0.95; Big5 or Shift-JIS read as GB18030 lies below 0.6.
READABLE_SHARE = 0.85
DAMAGED_SHARE = 0.001

# Characters that are neither ASCII nor Han and that such reports use all the time.
_USUAL_SIGNS = (r"\u00a0\u00b1\u00b2\u00b3\u00b7\u00d7\u2002-\u2027\u2030\u2032\u2033\u203b\u2103"
                          r"\u2160-\u216b\u2190-\u2193\u2200-\u22ff\u2460-\u249b\u2500-\u257f\u25a0-\u25ff"
                          r"\u3000-\u303f\u3200-\u33ff\uff00-\uffef")  # fmt: skip
# The 3,755 Han of GB 2312's first level, of which the last row is not full.
_EVERYDAY_HAN = bytes(
    byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell)
).decode("gb2312", "ignore")
_UNCOMMON = re.compile(f"[^{_EVERYDAY_HAN}{_USUAL_SIGNS}]")

_ASCII = re.compile(r"[\x00-\x7f]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def readable_share(text: str) -> float:
    """Share of common characters among those outside ASCII, 0 where there are none."""
    # The source of a web page may open with scripts longer than the sample.
    sample = _ASCII.sub("", text)[:SAMPLE_CHARACTERS]
    return (len(sample) - len(_UNCOMMON.findall(sample))) / len(sample) if sample else 0.0


def is_readable(text: str) -> bool:
    """Whether nearly all of the text outside ASCII is everyday Chinese."""
    return readable_share(text) >= READABLE_SHARE


def has_control_characters(text: str) -> bool:
    """Whether more than one character in two hundred is a control character other than white space."""
    sample = text[:SAMPLE_CHARACTERS]
    controls = len(_CONTROLS.findall(sample))
    return controls * 200 > len(sample)


def mojibake(text: str) -> str | None:
    """What went wrong with the characters before the file came here, None if nothing did."""
    sample = text[:SAMPLE_CHARACTERS]
    if "锟斤拷" in text or text.count("\ufffd") > max(2, len(text) * DAMAGED_SHARE):
        return message(
            "characters were lost in an earlier conversion (replacement characters stand in the text)"
        )
    outside = _ASCII.sub("", sample)
    latin = sum(1 for character in _UNCOMMON.findall(outside) if character <= "\xff")
    if outside and latin > len(outside) * 0.4:
        return message("Chinese bytes were once read as Latin letters")
    # UTF-8 read as GBK gives rare Han that turn back into plain text on the way back.
    if outside and not is_readable(sample):
        back = sample.encode("gb18030", "ignore").decode("utf-8", "ignore")
        if len(back) * 4 > len(sample) and is_readable(back):
            return message("UTF-8 was once read as GBK")
    return None
