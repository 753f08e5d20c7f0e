"""Reads figures over HTTP, page by page, with Python's standard library and nothing of Minzheng.

python3 figures.py ADDRESS INDICATOR [--within DISTRICT] [--level LEVEL] [--period PERIOD]
MINZHENG_TOKEN has a service token; without one, public releases are read.
"""

import argparse
import json
import os
import sys
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

ask = argparse.ArgumentParser()
ask.add_argument("address")
ask.add_argument("indicator")
ask.add_argument("--within")
ask.add_argument("--level")
ask.add_argument("--period")
ask.add_argument("--limit", default="1000")
given = ask.parse_args()


class NoRedirect(HTTPRedirectHandler):
    """A token goes to the address that it was given for, and nowhere else."""

    def redirect_request(self, *_):
        return None


open_address = build_opener(NoRedirect).open
token = os.environ.get("MINZHENG_TOKEN")
headers = {"Accept": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
if urlsplit(given.address).scheme not in ("http", "https"):
    sys.exit("the address must begin with http: or https:")


def read(path, query):
    """The JSON of an answer; ends with the words of the problem if there is none."""
    parts = {name: value for name, value in query.items() if value is not None}
    address = f"{given.address.rstrip('/')}{path}?{urlencode(parts)}"
    try:
        with open_address(Request(address, headers=headers), timeout=60) as answer:
            return json.load(answer)
    except HTTPError as error:
        if error.headers.get_content_type() != "application/problem+json":
            sys.exit(f"status {error.code}")
        problem = json.load(error)
        faults = [f"{each['name']} {each['must']}" for each in problem.get("faults", [])]
        sys.exit("; ".join([f"{error.code} {problem['detail']}", *faults]))


names = {each["code"]: each["name"] for each in read("/v1/districts", {})["districts"]}
query = {
    "indicator": given.indicator,
    "within": given.within,
    "level": given.level,
    "period": given.period,
    "limit": given.limit,
}
while True:
    page = read("/v1/figures", query)
    for figure in page["figures"]:
        # A hidden or missing figure has no value, and null is not zero.
        value = f"[{figure['reason']}]" if figure["value"] is None else f"{figure['value']:g} {figure['unit']}"
        place = names.get(figure["district"], figure["district"])
        print(f"{place}\t{figure['period']}\t{value}")
    if page["next"] is None:
        break
    query["cursor"] = page["next"]
source = "live" if page["release"] is None else f"release {page['release']}"
print(f"for {page['audience']}, {source}", file=sys.stderr)
