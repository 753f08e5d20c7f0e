"""Verifies a hash chain from its files alone, with Python's standard library and nothing of Minzheng.

python3 verify.py chain.jsonl [--head HASH] [--opening FILE [--figures FILE]]
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

ask = argparse.ArgumentParser()
ask.add_argument("chain", type=Path)
ask.add_argument("--head")
ask.add_argument("--opening", type=Path)
ask.add_argument("--figures", type=Path)
given = ask.parse_args()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def fail(what):
    print(what)
    sys.exit(1)


previous, entries = "0" * 64, []
lines = given.chain.read_bytes().split(b"\n")
if lines.pop() != b"":
    fail("the last line has no end")
for number, line in enumerate(lines, start=1):
    try:
        entry = json.loads(line.decode("utf-8"))
        claimed = entry["hash"]
        rest = {name: entry[name] for name in ("seq", "at", "kind", "actor", "contentDigest", "previous")}
    except (ValueError, TypeError, KeyError):
        fail(f"line {number} is no entry")
    if canonical(entry).encode("utf-8") != line or sha256(canonical(rest).encode("utf-8")) != claimed:
        fail(f"line {number} was changed")
    if entry["seq"] != number:
        fail(f"line {number} must be entry {number}, got entry {entry['seq']}")
    if entry["previous"] != previous:
        fail(f"entry {number} does not continue the entry before")
    previous = claimed
    entries.append(entry)
print(f"{len(entries)} entries, head {previous}")
if given.head is not None and given.head not in (entry["hash"] for entry in entries):
    fail("no entry is the head that was given: the tail was cut, or the chain was rewritten")
if given.head is None:
    print("no head was given: a cut tail and a chain rewritten as a whole cannot be found")
if given.opening is not None:
    opening = given.opening.read_bytes()
    found = [entry for entry in entries if entry["contentDigest"] == sha256(opening)]
    if not found:
        fail("no entry commits to this opening")
    content = json.loads(opening.split(b"\n")[1])
    print(f"the opening belongs to entry {found[0]['seq']} ({found[0]['kind']})")
    if given.figures is not None:
        digest = sha256(given.figures.read_bytes())
        if digest not in (content["figures"]["digest"], content["published"]["digest"]):
            fail("the figures are not those that were released")
        print(f"the figures are those of release {content['number']}")
