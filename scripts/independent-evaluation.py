#!/usr/bin/env python3
"""A second, independent evaluator: it reads definitions as data, and the sample files.

`minzheng audit AUDIT_JSON` writes the definitions (datasets, indicators) and the computed figures.
This script reads each file of SAMPLE_FOLDER by the definitions' column titles, decides which rows are bad and
which returns the titles state, evaluates each indicator for 2024 with plain loops, and compares: for the city,
each county, and the townships and villages that the audit names (a sample, or all of them).
It shares no code with the project, and the code that reads cells with independent-check.py. It reads the tree
of districts from the list of divisions, not from the audit.

    python3 scripts/independent-evaluation.py SAMPLE_FOLDER AUDIT_JSON [--verbose]

Exit code 1 if anything differs.
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
Bad, CITY = check.Bad, check.CITY
NAMES = ('县(区)', '乡镇(街道)', '村(社区)')
LEVEL = {'city': 2, 'county': 3, 'township': 4, 'village': 5}


# ---- files to records ------------------------------------------------------

def plain(text):
    return re.sub(r'\s', '', unicodedata.normalize('NFKC', text))


def places_of(row, fields):
    """field → (column, unit), or None if this row is no header of the dataset."""
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
            # The brackets of a word may be half-width or full-width, like those of a cell.
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
    """Records by dataset, counts of refused rows by reason, and what was returned: (dataset, district) → {month: of its own records only}."""
    by_title = {plain(d['title']['zh']): d for d in datasets}
    records, refused, returned = collections.defaultdict(dict), collections.Counter(), collections.defaultdict(dict)
    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.suffix not in ('.csv', '.xlsx'):
            continue
        dataset = by_title.get(plain(path.name.split('_')[0]))
        if dataset is None:
            raise SystemExit(f'{path.name}: no dataset has this title')
        fields, key, places, kept, title, bad = dataset['fields'], dataset['key'], None, {}, '', 0
        for number, row in (check.read_csv if path.suffix == '.csv' else check.read_xlsx)(path):
            if places is None:
                places = places_of(row, fields)
                title += '' if places else ' '.join(check.clean(cell) for cell in row)
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
                bad += 1
        records[dataset['name']].update(kept)
        office, months = stated(title, path.name)
        # If most rows of a file could not be read, no month is complete.
        if len(kept) >= bad:
            own = LEVEL[dataset['reportedBy']] > areas.all[office][1] and all(r['district'] == office for r in kept.values())
            for month in months:
                returned[dataset['name'], office][month] = own and returned[dataset['name'], office].get(month, True)
    return {name: list(rows.values()) for name, rows in records.items()}, refused, returned


def stated(title, name):
    """The office and the months that a title such as 吴兴区(330502) 养老护理员 · 报告期:2024 returns."""
    office, period = re.search(r'\((\d{6}|\d{9}|\d{12})\)', title), re.search(r'报告期:(\d{4})(?:-(\d\d))?(?![-\d])', title)
    if office is None or period is None:
        raise SystemExit(f'{name}: the title names neither the reporting district nor the period')
    year, month = int(period[1]), period[2]
    return office[1], [(year, int(month))] if month else [(year, m) for m in range(1, 13)]


# ---- the tree of districts ----------------------------------------------------

class Tree:
    """Levels and parents from the list of divisions, not from the digits of a code."""

    def __init__(self, areas):
        self.all, self.children, self.within = areas.all, areas.children, {}

    def level(self, code):
        return self.all[code][1]

    def path(self, code):
        """The district itself and all above it, up to the city."""
        found = [code]
        while found[-1] != CITY:
            found.append(self.all[found[-1]][2])
        return found

    def below(self, code):
        """The district itself and all below it."""
        if code not in self.within:
            self.within[code] = [code] + [c for child in self.children[code] for c in self.below(child)]
        return self.within[code]

    def at(self, code, level):
        return [c for c in self.below(code) if self.level(c) == level]

    def answering(self, code, level):
        """The districts that answer for a level: those of the level; in a branch without one, the lowest above it; for a district at or below the level, itself."""
        children = self.children[code]
        if self.level(code) >= level or not children:
            return [code]
        deeper = [c for c in children if self.level(c) > level]
        return ([code] if deeper else []) + [c for child in children if child not in deeper for c in self.answering(child, level)]


class Returns:
    """The returns received, of those due; a return of a district for all below it covers each of them."""

    def __init__(self, returned, tree, datasets, year):
        self.returned, self.tree, self.year = returned, tree, year
        self.level = {d['name']: LEVEL[d['reportedBy']] for d in datasets}
        self.months = sorted({month for months in returned.values() for month in months if month[0] == year})

    def covers(self, dataset, office, month):
        path, level = self.tree.path(office), self.level[dataset]
        # The own records of a district above the level also cover districts below it without an office.
        speaker = None if any(self.tree.level(c) == level for c in path) else next((c for c in path if self.tree.level(c) < level), None)
        for c in path:
            own = self.returned.get((dataset, c), {}).get(month)
            if own is False or (own and (c == speaker or not self.tree.children[c])):
                return True
        return False

    def count(self, formula, place):
        """(received, expected): for every month of a flow, for the last month of anything else; if one dataset has no return, there is none."""
        received = expected = 0
        asked = []
        for m in measures_of(formula):
            once = m['dataset'], m['basis']['kind'] == 'flow'
            if once in asked:
                continue
            asked.append(once)
            due = [(c, month) for c in self.tree.answering(place, self.level[m['dataset']]) for month in (self.months if once[1] else self.months[-1:])]
            got = sum(self.covers(m['dataset'], c, month) for c, month in due)
            if got == 0:
                return 0, max(len(due), 1)
            received, expected = received + got, expected + len(due)
        return received, expected


def terms_of(a):
    return a['terms'] if a['kind'] == 'combination' else [{'sign': 1, 'measure': a}]


def measures_of(f):
    if f['kind'] in ('total', 'ratio'):
        return [t['measure'] for n in ('amount', 'numerator', 'denominator') if n in f for t in terms_of(f[n])]
    if f['kind'] in ('dispersion', 'change'):
        return measures_of(f['of'])
    if f['kind'] == 'composite':
        return [m for part in f['parts'] for m in measures_of(part['formula'])]
    return [f['measure']]


# ---- filters, three-valued: None is "unknown" ------------------------

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
    def __init__(self, records, datasets, tree, returns):
        self.records, self.tree, self.returns = records, tree, returns
        year, month = returns.months[-1]
        self.last = moved(datetime.date(year, month, 1), {'months': 1, 'days': -1})
        self.by_measure, self.by_district = {}, {}
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

    def counted(self, m):
        """(district, value) of each record that counts."""
        basis = m['basis']
        for r in self.records.get(m['dataset'], ()):
            ref = self.last
            if basis['kind'] == 'flow':
                on = r[basis['on']]
                if on is None or (on.year, on.month) not in self.returns.months:
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
                yield r['district'], value

    def own(self, m, place):
        """The values registered at a district itself. One pass over the records is enough for all districts."""
        if id(m) not in self.by_measure:
            self.by_measure[id(m)] = self.by_district.setdefault(json.dumps(m, sort_keys=True), {})
        found = self.by_measure[id(m)]
        if not found:
            found[None] = ()  # also if no record counts
            for district, value in self.counted(m):
                found.setdefault(district, []).append(value)
        return found.get(place, ())

    def values(self, m, place):
        return [v for c in self.tree.below(place) for v in self.own(m, c)]

    def amount(self, a, place):
        total = 0
        for t in terms_of(a):
            values = self.values(t['measure'], place)
            total += t['sign'] * (len(set(values)) if t['measure']['kind'] == 'distinct' else sum(values))
        return total

    def stage(self, m, place, level):
        """The least over all districts that take part for a level; one that takes part and has nothing counts as 0."""
        if self.tree.level(place) >= level:
            return min(self.values(m, place), default=0)
        children = self.tree.children[place]
        deeper = [c for c in children if self.tree.level(c) > level]
        own = [*self.own(m, place), *(v for c in deeper for v in self.values(m, c))]
        return min([*(own or ([0] if deeper or not children else [])), *(self.stage(m, c, level) for c in children if c not in deeper)])

    def figure(self, f, unit, place):
        """A figure of the audit: numerator, denominator, value, status, returns received and expected."""
        received, expected = self.returns.count(f, place)
        if received == 0:
            return None, None, None, 'L', received, expected
        n, d, value = self.value(f, unit, place)
        if value is None:
            return n, d, value, 'O' if d is None else 'M', received, expected
        complete = received == expected and self.last == datetime.date(self.returns.year, 12, 31)
        return n, d, value, 'A' if complete else 'P', received, expected

    def value(self, f, unit, place):
        """(numerator, denominator, value); value None if there is none, with a denominator that does not divide."""
        kind = f['kind']
        if kind == 'total':
            n = self.amount(f['amount'], place)
            return n, None, n / UNITS[unit].get('per', {}).get(f['amount']['unit'], 1)
        if kind == 'ratio':
            n, d = self.amount(f['numerator'], place), self.amount(f['denominator'], place)
            per = 1 if UNITS[unit].get('rate') else UNITS[unit].get('per', {}).get(f['numerator']['unit'], 1)
            return n, d, n * f['scale'] / (d * per) if d > 0 else None
        if kind == 'coverage':
            all_of = self.tree.at(place, LEVEL[f['level']])
            n = sum(1 for c in all_of if self.amount(f['measure'], c) >= f['atLeast'])
            return n, len(all_of), n * 100 / len(all_of) if all_of else None
        if kind == 'level':
            m = f['measure']
            values = self.values(m, place)
            if not values or (m['kind'] == 'latest' and min(values) != max(values)):
                return None, None, None
            n = max(values) if m['kind'] == 'max' else min(values)
            return n, None, n * f['times'] / UNITS[unit].get('per', {}).get(m['unit'], 1)
        if kind == 'milestone':
            if f['every'] is None:
                n = min(self.values(f['measure'], place), default=None)
            else:
                n = self.stage(f['measure'], place, LEVEL[f['every']])
            return n, None, n
        if kind == 'dispersion':
            values = [self.value(f['of'], unit, c)[2] for c in self.tree.at(place, LEVEL[f['level']])]
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
        raise SystemExit(f'the kind of a formula must be known, got {kind}')


UNITS = {}


def same(mine, other):
    """Values to twelve digits, since the two languages add in different orders; everything else exactly."""
    if other is None or mine[2] is None or other[2] is None:
        return mine == other
    return math.isclose(mine[2], other[2], rel_tol=1e-12, abs_tol=1e-12) and mine[:2] + mine[3:] == other[:2] + other[3:]


def places_audited(tree, named):
    """The districts to compare, as the audit names them; some of every level of every county must be among them."""
    named = set(named)
    if named - set(tree.all):
        raise SystemExit(f'the audit names districts that are not in the list of divisions: {sorted(named - set(tree.all))}')
    if CITY not in named:
        raise SystemExit('the audit leaves out the city')
    for county in tree.at(CITY, LEVEL['county']):
        for name in ('county', 'township', 'village'):
            if not named & set(tree.at(county, LEVEL[name])):
                raise SystemExit(f'the audit has no {name} of {county}')
    return [c for c in tree.below(CITY) if c in named]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('folder')
    p.add_argument('audit')
    p.add_argument('--verbose', action='store_true', help='print every figure')
    args = p.parse_args()
    audit = json.load(open(args.audit, encoding='utf-8'))
    areas = check.Areas(check.read_divisions(HERE.parent / 'deployments/huzhou/divisions.csv'))
    for name, facts in audit['units'].items():
        UNITS[name] = {'rate': facts.get('rate'), 'per': {facts['of']['unit']: facts['of']['count']} if 'of' in facts else {}}
    records, refused, returned = read_records(args.folder, audit['datasets'], areas)
    tree = Tree(areas)
    returns = Returns(returned, tree, audit['datasets'], int(audit['period']))
    if not returns.months:
        raise SystemExit(f'no file returns a month of {audit["period"]}')
    figures = Figures(records, audit['datasets'], tree, returns)
    places = places_audited(tree, audit['districts'])
    parts = 'numerator', 'denominator', 'value', 'status', 'received', 'expected'
    theirs = {(f['indicator'], f['variant'], f['district']): tuple(f[n] for n in parts) for f in audit['figures']}
    levels = {name: collections.Counter() for name in LEVEL}
    domains, statuses = collections.Counter(), collections.Counter()
    for indicator in audit['indicators']:
        for variant, formula in indicator['variants'].items():
            for place in places:
                if tree.level(place) > LEVEL[indicator['lowestLevel']]:
                    continue
                mine = figures.figure(formula, indicator['unit'], place)
                other = theirs.pop((indicator['id'], variant, place), None)
                ok = same(mine, other)
                level = levels[next(name for name, rank in LEVEL.items() if rank == tree.level(place))]
                level.update(compared=1, known=mine[2] is not None, nonzero=mine[2] not in (None, 0), differ=not ok)
                domains[indicator['id'].split('.')[0]] += 1
                statuses[mine[3]] += 1
                if args.verbose or not ok:
                    print(f'{indicator["id"]:60} {variant:10} {place:12} {mine}' + ('' if ok else f'   DIFFERS: {other}'))
    for indicator, variant, place in theirs:
        print(f'{indicator:60} {variant:10} {place:12}   DIFFERS: only the audit has this figure')
    print(f'{sum(map(len, records.values()))} records, {sum(refused.values())} rows refused, {len(returned)} returns of offices')
    print('figures by domain: ' + ', '.join(f'{d} {n}' for d, n in sorted(domains.items())))
    print('figures by status: ' + ', '.join(f'{s} {n}' for s, n in sorted(statuses.items())))
    for name, level in levels.items():
        of = len([c for c in places if tree.level(c) == LEVEL[name]]), len(tree.at(CITY, LEVEL[name]))
        print(f'{name + ":":9} {of[0]} of {of[1]} districts, {level["compared"]} figures compared, {level["known"]} of them known, {level["nonzero"]} not zero, {level["differ"]} differ')
    total = sum(levels.values(), collections.Counter())
    differ = total['differ'] + len(theirs)
    print(f'{len(audit["indicators"])} indicators, {total["compared"]} figures compared, {total["known"]} of them known, {differ} differ')
    return 1 if differ or any(level['compared'] == 0 for level in levels.values()) else 0


if __name__ == '__main__':
    sys.exit(main())
