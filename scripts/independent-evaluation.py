#!/usr/bin/env python3
"""A second evaluator of another make: reads definitions as data and the sample files themselves.

`minzheng audit AUDIT_JSON` writes what is defined (datasets, indicators) and what was computed.
This script reads each file of SAMPLE_FOLDER by the definitions' column titles, decides itself which rows are bad,
evaluates each indicator for 2024 for the city and each county by plain loops, and compares.
It shares no code with the project; reading cells it shares with independent-check.py.

    python3 scripts/independent-evaluation.py SAMPLE_FOLDER AUDIT_JSON [--verbose]

Exit code 1 where anything differs.
"""
import argparse
import collections
import datetime
import importlib.util
import json
import math
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location('check', HERE / 'independent-check.py')
check = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check)
Bad, CITY, COUNTIES = check.Bad, check.CITY, check.COUNTIES
NAMES = ('县(区)', '乡镇(街道)', '村(社区)')
LEVEL = {'city': 2, 'county': 3, 'township': 4, 'village': 5}


# ---- files to records ------------------------------------------------------

def plain(text):
    return re.sub(r'\s', '', unicodedata.normalize('NFKC', text))


def places_of(row, fields):
    """field → (column, unit), or None where this row is no header of the dataset."""
    titles = {}
    for i, cell in enumerate(row):
        cell = plain(check.clean(cell))
        m = re.fullmatch(r'(.*)\((元|万元)\)', cell)
        titles[m[1] if m else cell] = (i, m[2] if m else None)
    found = {}
    for name, facts in fields.items():
        own = [plain(t) for t in (facts['title']['zh'], *facts['aliases'])]
        at = next((titles[t] for t in own if t in titles), None)
        if at is None and facts['kind'] == 'district' and NAMES[2] in titles:
            at = tuple(titles[n][0] if n in titles else None for n in NAMES), None
        if at is None and not facts['optional']:
            return None
        found[name] = at
    return found


def value_of(facts, text, unit, areas):
    kind, choices = facts['kind'], facts.get('choices')
    if choices:
        for stored, words in (enumerate(choices) if isinstance(choices, list) else choices.items()):
            # A word's brackets may be of either width, as a cell's are.
            if plain(text) in [plain(w) for w in (words['zh'], *words.get('aliases', ()))]:
                return int(stored) if kind == 'integer' else stored
        raise Bad('unknown choice word')
    if kind == 'text':
        return check.credit(text) if facts['title']['zh'] == '统一社会信用代码' else str(text)
    if kind == 'flag':
        if text not in ('是', '否'):
            raise Bad('unknown choice word')
        return text == '是'
    if kind == 'money':
        return check.fen(text, unit)
    if kind == 'district':
        return areas.code(text)
    return {'day': check.day, 'integer': check.count, 'pseudonym': check.identity}[kind](text)


def record_of(row, places, fields, areas):
    record = {}
    for name, facts in fields.items():
        at = places[name]
        if at is not None and isinstance(at[0], tuple):
            county, town, village = (check.clean(row[i]) if i is not None and i < len(row) else '' for i in at[0])
            record[name] = areas.by_names(county, town, village)
            continue
        text = check.clean(row[at[0]]) if at is not None and at[0] < len(row) else ''
        if text == '':
            if not facts['optional']:
                raise Bad('missing required cell')
            record[name] = None
        else:
            record[name] = value_of(facts, text, at[1], areas)
    return record


def read_records(folder, datasets, areas):
    by_title = {plain(d['title']['zh']): d for d in datasets}
    records, refused = collections.defaultdict(dict), collections.Counter()
    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.suffix not in ('.csv', '.xlsx'):
            continue
        dataset = by_title.get(plain(path.name.split('_')[0]))
        if dataset is None:
            raise SystemExit(f'{path.name}: no dataset has this title')
        fields, key, places, kept = dataset['fields'], dataset['key'], None, {}
        for number, row in (check.read_csv if path.suffix == '.csv' else check.read_xlsx)(path):
            if places is None:
                places = places_of(row, fields)
                if places is None and number > 5:
                    raise SystemExit(f'{path.name}: no header row')
                continue
            if not any(row) or str(row[0]).startswith(check.FOOT):
                continue
            try:
                record = record_of(row, places, fields, areas)
                k = tuple(record[n] for n in key)
                if k in kept:
                    if kept[k] != record:
                        raise Bad('contradicts an earlier row with the same key')
                    continue
                kept[k] = record
            except Bad as e:
                refused[str(e)] += 1
        records[dataset['name']].update(kept)
    return {name: list(rows.values()) for name, rows in records.items()}, refused


# ---- filters, three-valued: None is "cannot be said" ------------------------

def moved(day, shift):
    months = day.year * 12 + day.month - 1 + shift.get('years', 0) * 12 + shift.get('months', 0)
    year, month = divmod(months, 12)
    last = (datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last)) + datetime.timedelta(days=shift.get('days', 0))


def held(column, record):
    if 'between' in column:
        a, b = (record[n] for n in column['between'])
        return None if a is None or b is None else (b - a).days
    return record[column['name']]


def operand(value, record, ref):
    if isinstance(value, dict) and 'relative' in value:
        return moved(ref if value['relative'] == 'reference-day' else datetime.date(ref.year, 1, 1), value)
    if isinstance(value, dict):
        return held(value, record)
    return value


def holds(f, record, ref):
    kind = f['kind']
    if kind == 'compare':
        a, b = held(f['column'], record), operand(f['value'], record, ref)
        if a is None or b is None:
            return None
        if isinstance(a, datetime.date) and isinstance(b, str):
            b = datetime.date.fromisoformat(b)
        return {'=': a == b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b}[f['op']] if f['op'] != '=' else a == b
    if kind == 'one-of':
        a = held(f['column'], record)
        return None if a is None else a in f['values']
    if kind == 'is-null':
        return held(f['column'], record) is None
    if kind == 'not':
        inner = holds(f['filter'], record, ref)
        return None if inner is None else not inner
    inner = [holds(g, record, ref) for g in f['filters']]
    if kind == 'all-of':
        return False if False in inner else None if None in inner else True
    return True if True in inner else None if None in inner else False


# ---- measures and formulas ---------------------------------------------------

class Figures:
    def __init__(self, records, datasets, areas, year):
        self.records, self.areas, self.year = records, areas, year
        self.last = datetime.date(year, 12, 31)
        self.datasets = {d['name']: d for d in datasets}
        self.replaced = {}
        for d in datasets:
            if d['time']['kind'] != 'policy':
                continue
            series = collections.defaultdict(list)
            for r in records.get(d['name'], ()):
                where = () if d['time'].get('spansDistricts') else (r['district'],)
                series[(*where, *(r[n] for n in d['time']['series']))].append(r)
            for rows in series.values():
                rows.sort(key=lambda r: r[d['time']['from']])
                for one, after in zip(rows, rows[1:]):
                    self.replaced[id(one)] = after[d['time']['from']]

    def counted(self, m, place):
        basis = m['basis']
        for r in self.records.get(m['dataset'], ()):
            if place != CITY and not r['district'].startswith(place):
                continue
            ref = self.last
            if basis['kind'] == 'flow':
                on = r[basis['on']]
                if on is None or on.year != self.year:
                    continue
                ref = moved(datetime.date(on.year, on.month, 1), {'months': 1, 'days': -1})
            else:
                end = r[basis['to']] if basis['kind'] == 'stock' else self.replaced.get(id(r))
                if r[basis['from']] > self.last or (end is not None and end <= self.last):
                    continue
            if m['where'] is not None and holds(m['where'], r, ref) is not True:
                continue
            value = 1 if m['column'] is None else held(m['column'], r)
            if value is not None:
                yield value

    def amount(self, a, place):
        terms = a['terms'] if a['kind'] == 'combination' else [{'sign': 1, 'measure': a}]
        total = 0
        for t in terms:
            values = list(self.counted(t['measure'], place))
            total += t['sign'] * (len(set(values)) if t['measure']['kind'] == 'distinct' else sum(values))
        return total

    def districts(self, place, level):
        return [c for c, (_, n, _) in self.areas.all.items() if n == LEVEL[level] and (place == CITY or c.startswith(place))]

    def value(self, f, unit, place):
        """(numerator, denominator, value); value None where not known."""
        kind = f['kind']
        if kind == 'total':
            n = self.amount(f['amount'], place)
            return n, None, n / UNITS[unit].get('per', {}).get(f['amount']['unit'], 1)
        if kind == 'ratio':
            n, d = self.amount(f['numerator'], place), self.amount(f['denominator'], place)
            per = 1 if UNITS[unit].get('rate') else UNITS[unit].get('per', {}).get(f['numerator']['unit'], 1)
            return n, d, n * f['scale'] / (d * per) if d else None
        if kind == 'coverage':
            all_of = self.districts(place, f['level'])
            n = sum(1 for c in all_of if self.amount(f['measure'], c) >= f['atLeast'])
            return n, len(all_of), n * 100 / len(all_of) if all_of else None
        if kind == 'level':
            m = f['measure']
            values = list(self.counted(m, place))
            if not values or (m['kind'] == 'latest' and min(values) != max(values)):
                return None, None, None
            n = max(values) if m['kind'] == 'max' else min(values)
            return n, None, n * f['times'] / UNITS[unit].get('per', {}).get(m['unit'], 1)
        if kind == 'milestone':
            if f['every'] is None:
                values = list(self.counted(f['measure'], place))
                return (min(values), None, min(values)) if values else (None, None, None)
            own = [v for c in [place] for v in self.own(f['measure'], c)] if place == CITY else []
            parts = [min(self.counted(f['measure'], c), default=0) for c in self.districts(place, f['every'])]
            return (min(own + parts),) * 1 + (None, min(own + parts))
        if kind == 'dispersion':
            values = [self.value(f['of'], unit, c)[2] for c in self.districts(place, f['level'])]
            if None in values or not values or sum(values) == 0:
                return None, None, None
            mean = sum(values) / len(values)
            return None, None, math.sqrt(sum((v - mean) ** 2 for v in values) / len(values)) / mean
        if kind == 'composite':
            values = [(self.value(p['formula'], p['unit'], place)[2], p['weight']) for p in f['parts']]
            if any(v is None for v, _ in values):
                return None, None, None
            return None, None, sum(v * w for v, w in values) / sum(w for _, w in values)
        if kind == 'change':
            return None, None, None  # the sample begins in January: there is no base
        raise SystemExit(f'a formula of kind {kind} is not known here')

    def own(self, m, place):
        rows = self.records
        self.records = {m['dataset']: [r for r in rows.get(m['dataset'], ()) if r['district'] == place]}
        try:
            return list(self.counted(m, CITY))
        finally:
            self.records = rows


UNITS = {}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('folder')
    p.add_argument('audit')
    p.add_argument('--verbose', action='store_true', help='print every figure')
    args = p.parse_args()
    audit = json.load(open(args.audit, encoding='utf-8'))
    areas = check.Areas(check.read_divisions(HERE.parent / 'packages/plan/src/huzhou/divisions.ts'))
    for name, facts in audit['units'].items():
        UNITS[name] = {'rate': facts.get('rate'), 'per': {facts['of']['unit']: facts['of']['count']} if 'of' in facts else {}}
    records, refused = read_records(args.folder, audit['datasets'], areas)
    figures = Figures(records, audit['datasets'], areas, int(audit['period']))
    theirs = {(f['indicator'], f['variant'], f['district']): f for f in audit['figures']}
    compared = differ = known = 0
    seen = collections.Counter()
    for indicator in audit['indicators']:
        places = (CITY,) if indicator['lowestLevel'] == 'city' else (CITY,) + COUNTIES
        for variant, formula in indicator['variants'].items():
            for place in places:
                mine = figures.value(formula, indicator['unit'], place)
                other = theirs.get((indicator['id'], variant, place))
                compared += 1
                known += mine[2] is not None
                ok = other is not None and mine[2] is None and other['value'] is None
                if other is not None and mine[2] is not None and other['value'] is not None:
                    ok = math.isclose(mine[2], other['value'], rel_tol=1e-12, abs_tol=1e-12)
                    ok = ok and (mine[0] is None or mine[0] == other['numerator']) and (mine[1] is None or mine[1] == other['denominator'])
                differ += not ok
                seen[indicator['id'].split('.')[0]] += 1
                if args.verbose or not ok:
                    print(f'{indicator["id"]:60} {variant:10} {place:7} {mine}' + ('' if ok else f'   DIFFERS: {other and (other["numerator"], other["denominator"], other["value"])}'))
    print(f'{sum(map(len, records.values()))} records, {sum(refused.values())} rows refused')
    print('figures by domain: ' + ', '.join(f'{d} {n}' for d, n in sorted(seen.items())))
    print(f'{len(audit["indicators"])} indicators, {compared} figures compared, {known} of them known, {differ} differ')
    return 1 if differ or compared == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
