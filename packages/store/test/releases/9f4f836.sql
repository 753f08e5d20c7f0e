-- A small city as commit 9f4f836 left it, with a change that is not computed and an opened month; most of its figures, cells and totals are left out. See releases.test.ts.

CREATE SCHEMA released;

CREATE TABLE released.cell (
    dataset text NOT NULL,
    district text NOT NULL,
    month text NOT NULL,
    revision bigint NOT NULL,
    measures jsonb NOT NULL
)
WITH (fillfactor='70');

CREATE TABLE released.dataset (
    name text NOT NULL,
    fields text NOT NULL,
    version text NOT NULL
);

CREATE TABLE released.dirty_mark (
    dataset text NOT NULL,
    district text NOT NULL,
    month text NOT NULL,
    revision bigint NOT NULL,
    whole boolean NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE released.district (
    code text NOT NULL,
    name text NOT NULL,
    level text NOT NULL,
    parent text,
    kind text NOT NULL
);

CREATE TABLE released.indicator (
    id text NOT NULL,
    version text NOT NULL
);

CREATE TABLE released.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);

CREATE TABLE released.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);

CREATE TABLE released.observation (
    indicator text NOT NULL,
    variant text NOT NULL,
    district text NOT NULL,
    period text NOT NULL,
    numerator double precision,
    denominator double precision,
    value double precision,
    status text NOT NULL,
    reason text,
    as_of date NOT NULL,
    received integer NOT NULL,
    expected integer NOT NULL,
    version text NOT NULL,
    revision integer NOT NULL,
    computed_at timestamp with time zone DEFAULT now() NOT NULL,
    part text DEFAULT ''::text NOT NULL,
    settled boolean DEFAULT true NOT NULL
)
WITH (fillfactor='70');

CREATE TABLE released.office_return (
    dataset text NOT NULL,
    district text NOT NULL,
    month text NOT NULL,
    own boolean NOT NULL,
    source integer NOT NULL,
    estimated boolean DEFAULT false NOT NULL
);

CREATE TABLE released.open_month (
    month text NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    year_start date NOT NULL
);

CREATE TABLE released.quarantine (
    id integer NOT NULL,
    source integer NOT NULL,
    sheet text,
    line integer NOT NULL,
    column_title text,
    code text NOT NULL,
    reason_zh text NOT NULL,
    reason_en text NOT NULL,
    value_class text
);

ALTER TABLE released.quarantine ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.quarantine_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE released.quarantine_rest (
    source integer NOT NULL,
    code text NOT NULL,
    rows integer NOT NULL
);

CREATE TABLE released.record_grades (
    organisation text NOT NULL,
    district text NOT NULL,
    grade integer NOT NULL,
    granted_on date NOT NULL,
    expires_on date,
    source_id integer NOT NULL,
    source_line integer NOT NULL
);

CREATE TABLE released.record_grants (
    "grant" text NOT NULL,
    person text,
    district text NOT NULL,
    born_on date,
    sex text NOT NULL,
    applied_on date,
    paid_on date NOT NULL,
    amount bigint NOT NULL,
    urgent boolean,
    source_id integer NOT NULL,
    source_line integer NOT NULL
);

CREATE TABLE released.record_homes (
    home text NOT NULL,
    district text NOT NULL,
    kind text NOT NULL,
    beds integer NOT NULL,
    nursing_beds integer,
    graded_on date,
    grade_ends_on date,
    inspected_on date,
    opened_on date NOT NULL,
    closed_on date,
    source_id integer NOT NULL,
    source_line integer NOT NULL
);

CREATE TABLE released.record_milestone_progress (
    district text NOT NULL,
    milestone text NOT NULL,
    reached_on date NOT NULL,
    stage integer NOT NULL,
    evidence text,
    source_id integer NOT NULL,
    source_line integer NOT NULL
);

CREATE TABLE released.record_standards (
    district text NOT NULL,
    name text NOT NULL,
    effective_on date NOT NULL,
    amount bigint NOT NULL,
    source_id integer NOT NULL,
    source_line integer NOT NULL
);

CREATE SEQUENCE released.revision
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE released.setting (
    name text NOT NULL,
    value text NOT NULL
);

CREATE TABLE released.source (
    id integer NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    dataset text NOT NULL,
    accepted integer NOT NULL,
    changed integer NOT NULL,
    refused integer NOT NULL,
    reasons text NOT NULL,
    landed_at timestamp with time zone DEFAULT now() NOT NULL,
    mends integer
);

ALTER TABLE released.source ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE released.total (
    dataset text NOT NULL,
    district text NOT NULL,
    month text NOT NULL,
    measures jsonb NOT NULL
)
WITH (fillfactor='70');

INSERT INTO released.cell VALUES ('grants', '330523001', '2024-01', 118, '{}');
INSERT INTO released.cell VALUES ('homes', '330523001', '2024-01', 99, '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 30, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 1}');
INSERT INTO released.cell VALUES ('grants', '330523001', '2024-02', 119, '{}');
INSERT INTO released.cell VALUES ('homes', '330523001', '2024-02', 101, '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 30, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0}');
INSERT INTO released.cell VALUES ('grants', '330502100', '2024-01', 131, '{}');
INSERT INTO released.cell VALUES ('homes', '330502100', '2024-01', 87, '{}');
INSERT INTO released.cell VALUES ('grants', '330502100', '2024-02', 133, '{}');
INSERT INTO released.cell VALUES ('homes', '330502100', '2024-02', 89, '{}');
INSERT INTO released.cell VALUES ('grants', '330502100201', '2024-01', 120, '{"grants.sum.03j2qd35hal": 50000, "grants.sum.0g8b5j5cp36": 50000, "grants.sum.1j1n90plzjr": 50000, "grants.sum.1negwxi3yyb": 8, "grants.count.06q8ffl7rq3": 1, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 0, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 1, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 1, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.cell VALUES ('homes', '330502100201', '2024-01', 58, '{"homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 0, "homes.count.1vfmz78sgkz": 0, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 0, "homes.count.22s9nuxydom": 0, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 1}');
INSERT INTO released.cell VALUES ('grants', '330502100201', '2024-02', 121, '{"grants.sum.03j2qd35hal": 100000, "grants.sum.0g8b5j5cp36": 100000, "grants.sum.1j1n90plzjr": 100000, "grants.sum.1negwxi3yyb": 79, "grants.count.06q8ffl7rq3": 2, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 2, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 2, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 2, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.cell VALUES ('homes', '330502100201', '2024-02', 59, '{"homes.max.0k187x9eshc": 20, "homes.sum.13i3x8j23p4": 20, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 20, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 1, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0}');
INSERT INTO released.cell VALUES ('grants', '330502001', '2024-01', 127, '{}');
INSERT INTO released.cell VALUES ('homes', '330502001', '2024-01', 81, '{}');
INSERT INTO released.cell VALUES ('grants', '330502001', '2024-02', 129, '{}');
INSERT INTO released.cell VALUES ('homes', '330502001', '2024-02', 83, '{}');
INSERT INTO released.cell VALUES ('homes', '330502001001', '2024-01', 56, '{"homes.max.0k187x9eshc": 10, "homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 0, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 1}');
INSERT INTO released.cell VALUES ('homes', '330502001001', '2024-02', 57, '{"homes.max.0k187x9eshc": 10, "homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 0, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0}');
INSERT INTO released.cell VALUES ('grants', '330523', '2024-01', 115, '{}');
INSERT INTO released.cell VALUES ('homes', '330523', '2024-01', 93, '{}');
INSERT INTO released.cell VALUES ('standards', '330523', '2024-01', 156, '{}');
INSERT INTO released.cell VALUES ('grants', '330523', '2024-02', 116, '{}');
INSERT INTO released.cell VALUES ('homes', '330523', '2024-02', 95, '{}');
INSERT INTO released.cell VALUES ('standards', '330523', '2024-02', 150, '{"standards.min.2eo1qkr2qib": 90000, "standards.latest.16dsdu9r79n.max": 90000, "standards.latest.16dsdu9r79n.min": 90000}');
INSERT INTO released.cell VALUES ('homes', '330502', '2024-01', 75, '{}');
INSERT INTO released.cell VALUES ('homes', '330502', '2024-02', 77, '{}');
INSERT INTO released.cell VALUES ('grants', '330502', '2024-01', 123, '{}');
INSERT INTO released.cell VALUES ('grants', '330502', '2024-02', 125, '{}');
INSERT INTO released.cell VALUES ('standards', '330502', '2024-01', 154, '{"standards.min.2eo1qkr2qib": 100000, "standards.latest.16dsdu9r79n.max": 100000, "standards.latest.16dsdu9r79n.min": 100000}');
INSERT INTO released.cell VALUES ('standards', '330502', '2024-02', 148, '{"standards.min.2eo1qkr2qib": 100000, "standards.latest.16dsdu9r79n.max": 100000, "standards.latest.16dsdu9r79n.min": 100000}');
INSERT INTO released.cell VALUES ('homes', '330500', '2024-01', 69, '{}');
INSERT INTO released.cell VALUES ('homes', '330500', '2024-02', 71, '{}');
INSERT INTO released.cell VALUES ('grants', '330500', '2024-01', 103, '{}');
INSERT INTO released.cell VALUES ('grants', '330500', '2024-02', 104, '{}');
INSERT INTO released.cell VALUES ('standards', '330500', '2024-01', 152, '{}');
INSERT INTO released.cell VALUES ('standards', '330500', '2024-02', 136, '{}');

INSERT INTO released.dataset VALUES ('homes', '{"home":"text","district":"text","kind":"text","beds":"integer","nursing_beds":"integer?","graded_on":"date?","grade_ends_on":"date?","inspected_on":"date?","opened_on":"date","closed_on":"date?"}', '0yxq1vxhvu3');
INSERT INTO released.dataset VALUES ('grants', '{"grant":"text","person":"text?","district":"text","born_on":"date?","sex":"text","applied_on":"date?","paid_on":"date","amount":"bigint","urgent":"boolean?"}', '06h9zj00a14');
INSERT INTO released.dataset VALUES ('standards', '{"district":"text","name":"text","effective_on":"date","amount":"bigint"}', '1qegc09p50s');
INSERT INTO released.dataset VALUES ('grades', '{"organisation":"text","district":"text","grade":"integer","granted_on":"date","expires_on":"date?"}', '1jig9ms7yw3');
INSERT INTO released.dataset VALUES ('milestone-progress', '{"district":"text","milestone":"text","reached_on":"date","stage":"integer","evidence":"text?"}', '0wxnvuy30gb');

INSERT INTO released.dirty_mark VALUES ('homes', '330502100201', '2024-01', 161, false, '2026-11-26 20:04:16.445523+00');
INSERT INTO released.dirty_mark VALUES ('homes', '330502100201', '2024-02', 162, false, '2026-11-26 20:04:16.445523+00');
INSERT INTO released.dirty_mark VALUES ('homes', '330502100201', '2024-04', 163, false, '2026-11-26 20:04:16.445523+00');

INSERT INTO released.district VALUES ('330500', '湖州市', 'city', NULL, '地级市');
INSERT INTO released.district VALUES ('330502', '吴兴区', 'county', '330500', '市辖区');
INSERT INTO released.district VALUES ('330523', '安吉县', 'county', '330500', '县');
INSERT INTO released.district VALUES ('330502001', '月河街道', 'township', '330502', '街道');
INSERT INTO released.district VALUES ('330502100', '织里镇', 'township', '330502', '镇');
INSERT INTO released.district VALUES ('330523001', '递铺街道', 'township', '330523', '街道');
INSERT INTO released.district VALUES ('330502001001', '月河社区', 'village', '330502001', '居');
INSERT INTO released.district VALUES ('330502100201', '织里村', 'village', '330502100', '村');
INSERT INTO released.district VALUES ('330502100202', '凤凰村', 'village', '330502100', '村');
INSERT INTO released.district VALUES ('330523001201', '递铺村', 'village', '330523001', '村');

INSERT INTO released.indicator VALUES ('test.homes', '15ci1a7sgfk.village.1');
INSERT INTO released.indicator VALUES ('test.beds', '0b8f4pfbkrw.village.1');
INSERT INTO released.indicator VALUES ('test.overdue-homes', '0ge4crnsgz3.township.1');
INSERT INTO released.indicator VALUES ('test.homes-opened', '1q2o9gxgnu0.village.1');
INSERT INTO released.indicator VALUES ('test.homes-inspected', '1seltih0m8w.village.1');
INSERT INTO released.indicator VALUES ('test.graded-homes', '00jusqmuw0o.village.1');
INSERT INTO released.indicator VALUES ('test.lately-inspected', '2b9rrx0ks98.village.1');
INSERT INTO released.indicator VALUES ('test.grade-over', '1izjrbresss.village.1');
INSERT INTO released.indicator VALUES ('test.all-nursing', '1qy9pwz4t8h.village.1');
INSERT INTO released.indicator VALUES ('test.other-beds', '142153yq9nt.village.1');
INSERT INTO released.indicator VALUES ('test.beds-twice', '0ycywjesv9x.village.1');
INSERT INTO released.indicator VALUES ('test.nursing-share', '0kyn3s9ikob.county.1');
INSERT INTO released.indicator VALUES ('test.inspected-share', '1vbfpzdxc93.township.1');
INSERT INTO released.indicator VALUES ('test.quality', '1a7vgzp27wu.county.1');
INSERT INTO released.indicator VALUES ('test.spread', '2cp5fa090og.city.1');
INSERT INTO released.indicator VALUES ('test.growth', '0lihxfy9gxy.county.1');
INSERT INTO released.indicator VALUES ('test.grants-rise', '1njvdu9s3xi.county.1');
INSERT INTO released.indicator VALUES ('test.township-coverage', '0h4ryqhfhul.township.1');
INSERT INTO released.indicator VALUES ('test.most-beds', '0z3a5mf4l1m.county.1');
INSERT INTO released.indicator VALUES ('test.grants', '1lvkqilydgk.village.1');
INSERT INTO released.indicator VALUES ('test.grant-money', '22647ovgioq.village.1');
INSERT INTO released.indicator VALUES ('test.mean-grant', '12tmtk2881i.village.1');
INSERT INTO released.indicator VALUES ('test.persons-helped', '0vrcmcy8yty.village.1');
INSERT INTO released.indicator VALUES ('test.older-persons-helped', '1ybixdyb3sa.county.1');
INSERT INTO released.indicator VALUES ('test.days-to-pay', '0lccglja5y4.village.1');
INSERT INTO released.indicator VALUES ('test.late-grants', '1j1z8tqb4l8.village.1');
INSERT INTO released.indicator VALUES ('test.urgent-share', '2ak3qiyce6m.county.1');
INSERT INTO released.indicator VALUES ('test.standard', '1zwdxbjynzu.county.1');
INSERT INTO released.indicator VALUES ('test.one-standard', '01gvh5z2stm.county.1');
INSERT INTO released.indicator VALUES ('test.graded-4-and-above', '0zpk0af746d.village.1');
INSERT INTO released.indicator VALUES ('test.grades-in-force', '0n3udjnlceh.village.1');
INSERT INTO released.indicator VALUES ('test.grades-given', '0ayvmwzvwi0.village.1');
INSERT INTO released.indicator VALUES ('test.least-grade', '173rtskjiwu.township.1');
INSERT INTO released.indicator VALUES ('test.organisations-graded', '25i7g6nv6il.village.1');
INSERT INTO released.indicator VALUES ('test.every-county', '0ro35cj3qni.county.1');
INSERT INTO released.indicator VALUES ('test.every-township', '0uufnycq6am.township.1');
INSERT INTO released.indicator VALUES ('test.some-county', '1689nwufnon.county.1');

INSERT INTO released.kysely_migration VALUES ('0001-first', '2026-11-26T20:04:15.732Z');
INSERT INTO released.kysely_migration VALUES ('0002-parts', '2026-11-26T20:04:15.739Z');
INSERT INTO released.kysely_migration VALUES ('0003-settled', '2026-11-26T20:04:15.741Z');
INSERT INTO released.kysely_migration VALUES ('0004-since', '2026-11-26T20:04:15.742Z');
INSERT INTO released.kysely_migration VALUES ('0005-mending', '2026-11-26T20:04:15.748Z');
INSERT INTO released.kysely_migration VALUES ('0006-room', '2026-11-26T20:04:15.750Z');
INSERT INTO released.kysely_migration VALUES ('0007-definitions', '2026-11-26T20:04:15.754Z');
INSERT INTO released.kysely_migration VALUES ('0008-quarantine-rest', '2026-11-26T20:04:15.758Z');

INSERT INTO released.kysely_migration_lock VALUES ('migration_lock', 0);

INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-12', 2, NULL, 2, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-Q4', 2, NULL, 2, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-S2', 2, NULL, 2, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023', 2, NULL, 2, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-12', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:15.913376+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-Q4', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:15.913376+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-S2', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:15.913376+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:15.913376+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-12', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-Q4', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023-S2', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2023', 1, NULL, 1, 'A', NULL, '2023-12-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.104079+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-12', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-Q4', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-S2', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-12', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-Q4', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-S2', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-12', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-Q4', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-S2', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-01', 2, NULL, 2, 'A', NULL, '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024', 3, NULL, 3, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-02', 3, NULL, 3, 'A', NULL, '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:15.954997+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-Q1', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-S1', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-02', 2, NULL, 2, 'A', NULL, '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.137787+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'P', 'returns-due', '2024-01-31', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-02', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'P', 'returns-due', '2024-01-31', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-02', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'P', 'returns-due', '2024-01-31', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-02', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', '', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=public', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.homes', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 20:04:16.044772+00', 'kind=private', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=60-plus', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-04', NULL, NULL, NULL, 'L', 'not-returned', '2024-04-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q2', NULL, NULL, NULL, 'L', 'not-returned', '2024-06-30', 0, 1, '1lvkqilydgk', 1, '2026-11-26 20:04:16.044772+00', 'age=not-stated', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-02', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'P', 'returns-due', '2024-01-31', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-02', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'P', 'returns-due', '2024-01-31', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-02', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'P', 'returns-due', '2024-01-31', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-02', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'P', 'returns-due', '2024-01-31', 1, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'returns-due', '2024-02-29', 2, 4, '1lvkqilydgk', 1, '2026-11-26 20:04:15.954997+00', 'age=16-59', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-12', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-Q4', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-S2', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', '', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-12', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-Q4', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-S2', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=male', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-12', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-Q4', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-S2', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'sex=female', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-12', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-Q4', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=0-15', true);
INSERT INTO released.observation VALUES ('test.grants', 'standard', '330500', '2023-S2', NULL, NULL, NULL, 'L', 'not-returned', '2023-12-31', 0, 2, '1lvkqilydgk', 1, '2026-11-26 20:04:15.913376+00', 'age=0-15', true);

INSERT INTO released.office_return VALUES ('homes', '330500', '2023-12', false, 1, false);
INSERT INTO released.office_return VALUES ('homes', '330500', '2024-01', false, 1, false);
INSERT INTO released.office_return VALUES ('homes', '330500', '2024-02', false, 1, false);
INSERT INTO released.office_return VALUES ('grants', '330502', '2024-01', false, 2, false);
INSERT INTO released.office_return VALUES ('grants', '330502', '2024-02', false, 2, true);
INSERT INTO released.office_return VALUES ('standards', '330500', '2024-01', false, 3, false);

INSERT INTO released.open_month VALUES ('2023-12', '2023-12-01', '2023-12-31', '2023-01-01');
INSERT INTO released.open_month VALUES ('2024-01', '2024-01-01', '2024-01-31', '2024-01-01');
INSERT INTO released.open_month VALUES ('2024-02', '2024-02-01', '2024-02-29', '2024-01-01');
INSERT INTO released.open_month VALUES ('2024-04', '2024-04-01', '2024-04-30', '2024-01-01');

INSERT INTO released.quarantine OVERRIDING SYSTEM VALUE VALUES (1, 1, NULL, 9, '床位数', 'not-a-number', '不是整数', 'is not a whole number', 'letters');

INSERT INTO released.record_grants VALUES ('1', '00000000000000000000000000000001', '330502100201', '1950-03-01', 'female', '2024-01-02', '2024-01-10', 50000, NULL, 2, 2);
INSERT INTO released.record_grants VALUES ('2', '00000000000000000000000000000001', '330502100201', '1950-03-01', 'male', '2024-01-02', '2024-02-10', 50000, NULL, 2, 3);
INSERT INTO released.record_grants VALUES ('3', '00000000000000000000000000000002', '330502100201', '1950-03-01', 'male', '2024-01-02', '2024-02-11', 50000, NULL, 2, 4);

INSERT INTO released.record_homes VALUES ('a', '330502001001', 'private', 10, 4, NULL, NULL, '2024-01-05', '2023-05-01', NULL, 1, 2);
INSERT INTO released.record_homes VALUES ('c', '330523001', 'public', 30, 4, NULL, NULL, '2024-01-05', '2020-01-01', '2024-03-02', 1, 4);
INSERT INTO released.record_homes VALUES ('b', '330502100201', 'public', 25, 4, NULL, NULL, '2024-01-05', '2024-02-10', NULL, 4, 2);

INSERT INTO released.record_standards VALUES ('330502', 'a', '2023-01-01', 100000, 3, 2);
INSERT INTO released.record_standards VALUES ('330523', 'a', '2024-02-01', 90000, 3, 3);

INSERT INTO released.setting VALUES ('definitions', 'd18e2c132529ae7e17b8e268564785dd');

INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES (1, 'homes.csv', '4c74c447444f7f23857c0d1f6e3003cdae17bc9b764a4f42757b6216f5e9c51e', 'homes', 3, 3, 1, '{"not-a-number":1}', '2026-11-26 20:04:15.806973+00', NULL);
INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES (2, 'grants.csv', 'c80f62ca948f229162e28c8d5dc5cca51fa064324468f80b17ecf0b6e26c4952', 'grants', 3, 3, 0, '{}', '2026-11-26 20:04:15.868321+00', NULL);
INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES (3, 'standards.csv', '0b2388d7a887353b27742dffce86dec2feff16d489a9fd6399903803eb6ecc6e', 'standards', 2, 2, 0, '{}', '2026-11-26 20:04:15.88193+00', NULL);
INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES (4, 'more.csv', 'ee8f8ba85fc8763fc76e63ceaff1eda59d0df2c7281f0c20c660d2e27e1ee80b', 'homes', 1, 1, 0, '{}', '2026-11-26 20:04:16.445523+00', NULL);

INSERT INTO released.total VALUES ('grants', '330523001', '2024-01', '{}');
INSERT INTO released.total VALUES ('homes', '330523001', '2024-01', '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 30, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 1, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330523001', '2024-02', '{}');
INSERT INTO released.total VALUES ('homes', '330523001', '2024-02', '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 30, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330523', '2024-01', '{}');
INSERT INTO released.total VALUES ('homes', '330523', '2024-01', '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 30, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 1, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330523', '2024-02', '{}');
INSERT INTO released.total VALUES ('homes', '330523', '2024-02', '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 30, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330500', '2024-01', '{"grants.sum.03j2qd35hal": 50000, "grants.sum.0g8b5j5cp36": 50000, "grants.sum.1j1n90plzjr": 50000, "grants.sum.1negwxi3yyb": 8, "grants.count.06q8ffl7rq3": 1, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 0, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 1, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 1, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.total VALUES ('grants', '330502100', '2024-01', '{"grants.sum.03j2qd35hal": 50000, "grants.sum.0g8b5j5cp36": 50000, "grants.sum.1j1n90plzjr": 50000, "grants.sum.1negwxi3yyb": 8, "grants.count.06q8ffl7rq3": 1, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 0, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 1, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 1, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.total VALUES ('homes', '330502100', '2024-01', '{"homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 0, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 0, "homes.count.1vfmz78sgkz": 0, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 0, "homes.count.22s9nuxydom": 0, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 1, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330502100', '2024-02', '{"grants.sum.03j2qd35hal": 100000, "grants.sum.0g8b5j5cp36": 100000, "grants.sum.1j1n90plzjr": 100000, "grants.sum.1negwxi3yyb": 79, "grants.count.06q8ffl7rq3": 2, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 2, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 2, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 2, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.total VALUES ('homes', '330502100', '2024-02', '{"homes.max.0k187x9eshc": 20, "homes.sum.13i3x8j23p4": 20, "homes.sum.1w002x6vg9f": 4, "homes.sum.261jbanrwti": 20, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 1, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330500', '2024-02', '{"grants.sum.03j2qd35hal": 100000, "grants.sum.0g8b5j5cp36": 100000, "grants.sum.1j1n90plzjr": 100000, "grants.sum.1negwxi3yyb": 79, "grants.count.06q8ffl7rq3": 2, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 2, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 2, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 2, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.total VALUES ('homes', '330500', '2024-01', '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 40, "homes.sum.1w002x6vg9f": 8, "homes.sum.261jbanrwti": 30, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 2, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 2, "homes.count.22s9nuxydom": 2, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 3, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('homes', '330500', '2024-02', '{"homes.max.0k187x9eshc": 30, "homes.sum.13i3x8j23p4": 60, "homes.sum.1w002x6vg9f": 12, "homes.sum.261jbanrwti": 50, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 2, "homes.count.0ffqxerclrt": 1, "homes.count.0fzy7wwb7u6": 2, "homes.count.1vfmz78sgkz": 3, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 3, "homes.count.22s9nuxydom": 3, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330502', '2024-01', '{"grants.sum.03j2qd35hal": 50000, "grants.sum.0g8b5j5cp36": 50000, "grants.sum.1j1n90plzjr": 50000, "grants.sum.1negwxi3yyb": 8, "grants.count.06q8ffl7rq3": 1, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 0, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 1, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 1, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.total VALUES ('grants', '330502', '2024-02', '{"grants.sum.03j2qd35hal": 100000, "grants.sum.0g8b5j5cp36": 100000, "grants.sum.1j1n90plzjr": 100000, "grants.sum.1negwxi3yyb": 79, "grants.count.06q8ffl7rq3": 2, "grants.count.0h7sbtaw15q": 0, "grants.count.0yotz9ijfiz": 0, "grants.count.0ypfgd6iorc": 2, "grants.count.0z2mv1bhrxp": 0, "grants.count.145ri2u2874": 2, "grants.count.14uydanvlaa": 0, "grants.count.18c3kmg1t1p": 0, "grants.count.1g734rifdi4": 0, "grants.count.1h3zfvmp0zg": 0, "grants.count.1p1ueexi9ez": 0, "grants.count.1u9sdsqxr0z": 0, "grants.count.1ve4cjzrtqn": 2, "grants.count.1vun7cqt1to": 0, "grants.count.24nnem937iq": 0}');
INSERT INTO released.total VALUES ('grants', '330502001', '2024-01', '{}');
INSERT INTO released.total VALUES ('homes', '330502', '2024-01', '{"homes.max.0k187x9eshc": 10, "homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 0, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 2, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('homes', '330502', '2024-02', '{"homes.max.0k187x9eshc": 20, "homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 8, "homes.sum.261jbanrwti": 20, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 2, "homes.count.0ffqxerclrt": 1, "homes.count.0fzy7wwb7u6": 1, "homes.count.1vfmz78sgkz": 2, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 2, "homes.count.22s9nuxydom": 2, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('homes', '330502001', '2024-01', '{"homes.max.0k187x9eshc": 10, "homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 0, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 1, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('grants', '330502001', '2024-02', '{}');
INSERT INTO released.total VALUES ('homes', '330502001', '2024-02', '{"homes.max.0k187x9eshc": 10, "homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.08r67sti3z3": 0, "homes.count.0avx9o1thzj": 0, "homes.count.0dgqjujuwjd": 1, "homes.count.0ffqxerclrt": 0, "homes.count.0fzy7wwb7u6": 0, "homes.count.1vfmz78sgkz": 1, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 1, "homes.count.22s9nuxydom": 1, "homes.count.29ympzj2due": 0, "homes.count.2bj7xk7xhzh": 0, "homes.count.1yqfl46kz4y.covered.township.2": 0}');
INSERT INTO released.total VALUES ('standards', '330523', '2024-01', '{}');
INSERT INTO released.total VALUES ('standards', '330523', '2024-02', '{"standards.min.2eo1qkr2qib": 90000, "standards.latest.16dsdu9r79n.max": 90000, "standards.latest.16dsdu9r79n.min": 90000}');
INSERT INTO released.total VALUES ('standards', '330502', '2024-01', '{"standards.min.2eo1qkr2qib": 100000, "standards.latest.16dsdu9r79n.max": 100000, "standards.latest.16dsdu9r79n.min": 100000}');
INSERT INTO released.total VALUES ('standards', '330502', '2024-02', '{"standards.min.2eo1qkr2qib": 100000, "standards.latest.16dsdu9r79n.max": 100000, "standards.latest.16dsdu9r79n.min": 100000}');
INSERT INTO released.total VALUES ('standards', '330500', '2024-01', '{"standards.min.2eo1qkr2qib": 100000, "standards.latest.16dsdu9r79n.max": 100000, "standards.latest.16dsdu9r79n.min": 100000}');
INSERT INTO released.total VALUES ('standards', '330500', '2024-02', '{"standards.min.2eo1qkr2qib": 90000, "standards.latest.16dsdu9r79n.max": 100000, "standards.latest.16dsdu9r79n.min": 90000}');

SELECT pg_catalog.setval('released.quarantine_id_seq', 1, true);

SELECT pg_catalog.setval('released.revision', 163, true);

SELECT pg_catalog.setval('released.source_id_seq', 4, true);

ALTER TABLE ONLY released.cell
    ADD CONSTRAINT cell_key PRIMARY KEY (district, dataset, month);

ALTER TABLE ONLY released.dataset
    ADD CONSTRAINT dataset_pkey PRIMARY KEY (name);

ALTER TABLE ONLY released.dirty_mark
    ADD CONSTRAINT dirty_mark_key PRIMARY KEY (district, month, dataset);

ALTER TABLE ONLY released.district
    ADD CONSTRAINT district_pkey PRIMARY KEY (code);

ALTER TABLE ONLY released.indicator
    ADD CONSTRAINT indicator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY released.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY released.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY released.observation
    ADD CONSTRAINT observation_key PRIMARY KEY (district, indicator, period, variant, part);

ALTER TABLE ONLY released.office_return
    ADD CONSTRAINT office_return_key PRIMARY KEY (dataset, district, month);

ALTER TABLE ONLY released.open_month
    ADD CONSTRAINT open_month_pkey PRIMARY KEY (month);

ALTER TABLE ONLY released.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (id);

ALTER TABLE ONLY released.quarantine_rest
    ADD CONSTRAINT quarantine_rest_key PRIMARY KEY (source, code);

ALTER TABLE ONLY released.record_grades
    ADD CONSTRAINT record_grades_pkey PRIMARY KEY (organisation, granted_on);

ALTER TABLE ONLY released.record_grants
    ADD CONSTRAINT record_grants_pkey PRIMARY KEY ("grant");

ALTER TABLE ONLY released.record_homes
    ADD CONSTRAINT record_homes_pkey PRIMARY KEY (home);

ALTER TABLE ONLY released.record_milestone_progress
    ADD CONSTRAINT record_milestone_progress_pkey PRIMARY KEY (milestone, district, reached_on);

ALTER TABLE ONLY released.record_standards
    ADD CONSTRAINT record_standards_pkey PRIMARY KEY (district, name, effective_on);

ALTER TABLE ONLY released.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);

ALTER TABLE ONLY released.source
    ADD CONSTRAINT source_content UNIQUE (sha256, dataset);

ALTER TABLE ONLY released.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY released.total
    ADD CONSTRAINT total_key PRIMARY KEY (district, dataset, month);

CREATE INDEX office_return_month ON released.office_return USING btree (month);

CREATE INDEX quarantine_place ON released.quarantine USING btree (source, line);

CREATE INDEX record_grades_district_idx ON released.record_grades USING btree (district);

CREATE INDEX record_grants_district_paid_on_idx ON released.record_grants USING btree (district, paid_on);

CREATE INDEX record_homes_district_idx ON released.record_homes USING btree (district);

CREATE INDEX record_milestone_progress_district_idx ON released.record_milestone_progress USING btree (district);

CREATE INDEX record_standards_district_idx ON released.record_standards USING btree (district);

ALTER TABLE ONLY released.office_return
    ADD CONSTRAINT office_return_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.quarantine_rest
    ADD CONSTRAINT quarantine_rest_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.quarantine
    ADD CONSTRAINT quarantine_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.source
    ADD CONSTRAINT source_mends_fkey FOREIGN KEY (mends) REFERENCES released.source(id);

