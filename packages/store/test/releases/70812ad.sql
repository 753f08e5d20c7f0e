-- A small city as the first release left it: tables, records, figures. Made by its code (commit 70812ad), of an older catalogue and tree; see releases.test.ts.
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

INSERT INTO released.cell VALUES
	('homes', '330523100', '2024-01', 37, '{}'),
	('grants', '330523100', '2024-01', 59, '{}'),
	('grants', '330523001', '2024-01', 57, '{}'),
	('homes', '330523001', '2024-01', 35, '{}'),
	('grants', '330502100', '2024-01', 53, '{}'),
	('homes', '330502100', '2024-01', 31, '{}'),
	('grants', '330502100201', '2024-01', 45, '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 0}'),
	('grants', '330502001', '2024-01', 51, '{}'),
	('homes', '330502001', '2024-01', 29, '{}'),
	('homes', '330502001001', '2024-01', 22, '{"homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.0fzy7wwb7u6": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1}'),
	('homes', '330502100202', '2024-01', 23, '{"homes.sum.13i3x8j23p4": 40, "homes.sum.1w002x6vg9f": 8, "homes.count.0fzy7wwb7u6": 2, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 2}'),
	('homes', '330523', '2024-01', 33, '{}'),
	('grants', '330523', '2024-01', 55, '{}'),
	('standards', '330523', '2024-01', 70, '{}'),
	('homes', '330502', '2024-01', 27, '{}'),
	('grants', '330502', '2024-01', 49, '{}'),
	('standards', '330502', '2024-01', 68, '{"standards.min.2eo1qkr2qib": 100000}'),
	('homes', '330500', '2024-01', 25, '{}'),
	('grants', '330500', '2024-01', 47, '{}'),
	('standards', '330500', '2024-01', 66, '{}'),
	('homes', '330523100', '2024-02', 91, '{}'),
	('homes', '330523001', '2024-02', 90, '{}'),
	('grants', '330523001201', '2024-02', 75, '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 1}'),
	('homes', '330502100', '2024-02', 88, '{}'),
	('homes', '330502100201', '2024-02', 72, '{"homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.0fzy7wwb7u6": 0, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 1}'),
	('homes', '330502001', '2024-02', 87, '{}'),
	('homes', '330502001001', '2024-02', 71, '{"homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.0fzy7wwb7u6": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1}'),
	('grants', '330502100202', '2024-02', 74, '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 1}'),
	('homes', '330502100202', '2024-02', 73, '{"homes.sum.13i3x8j23p4": 30, "homes.sum.1w002x6vg9f": 4, "homes.count.0fzy7wwb7u6": 1, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 1}'),
	('standards', '330523', '2024-02', 96, '{"standards.min.2eo1qkr2qib": 110000}'),
	('homes', '330523', '2024-02', 89, '{}'),
	('standards', '330502', '2024-02', 94, '{"standards.min.2eo1qkr2qib": 100000}'),
	('homes', '330502', '2024-02', 86, '{}'),
	('homes', '330500', '2024-02', 85, '{}'),
	('standards', '330500', '2024-02', 92, '{}'),
	('grants', '330523100', '2024-02', 103, '{}'),
	('grants', '330523001', '2024-02', 102, '{}'),
	('grants', '330502100', '2024-02', 100, '{}'),
	('grants', '330502001', '2024-02', 99, '{}'),
	('grants', '330523', '2024-02', 101, '{}'),
	('grants', '330502', '2024-02', 98, '{}'),
	('grants', '330500', '2024-02', 97, '{}');

INSERT INTO released.dataset VALUES
	('homes', '{"home":"text","district":"text","kind":"text","beds":"integer","nursing_beds":"integer?","graded_on":"date?","grade_ends_on":"date?","inspected_on":"date?","opened_on":"date","closed_on":"date?"}', '1qw1jrhvfzl'),
	('grants', '{"grant":"text","person":"text?","district":"text","born_on":"date?","sex":"text","applied_on":"date?","paid_on":"date","amount":"bigint","urgent":"boolean?"}', '13ck7zzw7w1'),
	('standards', '{"district":"text","name":"text","effective_on":"date","amount":"bigint"}', '1pqyh9kr3sm'),
	('milestone-progress', '{"district":"text","milestone":"text","reached_on":"date","stage":"integer","evidence":"text?"}', '1ky7dhymkpl');

INSERT INTO released.district VALUES
	('330500', '湖州市', 'city', NULL, '地级市'),
	('330502', '吴兴区', 'county', '330500', '市辖区'),
	('330523', '安吉县', 'county', '330500', '县'),
	('330502001', '月河街道', 'township', '330502', '街道'),
	('330502100', '织里镇', 'township', '330502', '镇'),
	('330523001', '递铺街道', 'township', '330523', '街道'),
	('330523100', '旧镇', 'township', '330523', '镇'),
	('330502001001', '月河社区', 'village', '330502001', '居'),
	('330502100202', '凤凰村', 'village', '330502001', '村'),
	('330502100201', '织里村', 'village', '330502100', '村'),
	('330523001201', '递铺村', 'village', '330523001', '村');

INSERT INTO released.kysely_migration VALUES
	('0001-first', '2026-11-26T15:44:00.173Z'),
	('0002-parts', '2026-11-26T15:44:00.184Z'),
	('0003-settled', '2026-11-26T15:44:00.189Z'),
	('0004-since', '2026-11-26T15:44:00.191Z'),
	('0005-mending', '2026-11-26T15:44:00.216Z'),
	('0006-room', '2026-11-26T15:44:00.223Z');

INSERT INTO released.kysely_migration_lock VALUES
	('migration_lock', 0);

INSERT INTO released.observation VALUES
	('test.homes', 'standard', '330523100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.homes', 'standard', '330523100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.homes', 'standard', '330523100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.homes', 'standard', '330523100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.homes', 'standard', '330523100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330523100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330523100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330523100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.township-coverage', 'standard', '330523100', '2024-01', 0, 1, 0, 'A', NULL, '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.township-coverage', 'standard', '330523100', '2024-Q1', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.township-coverage', 'standard', '330523100', '2024-S1', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.township-coverage', 'standard', '330523100', '2024', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.persons-helped', 'standard', '330523100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.late-grants', 'standard', '330523100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.gone', 'standard', '330523100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.gone', 'standard', '330523100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.gone', 'standard', '330523100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.gone', 'standard', '330523100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.homes', 'standard', '330523', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.homes', 'standard', '330523', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.homes', 'standard', '330523', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=public', true),
	('test.persons-helped', 'standard', '330523100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.persons-helped', 'standard', '330523100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.persons-helped', 'standard', '330523100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.homes', 'standard', '330500', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330500', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330500', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330500', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330523', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330523', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330523', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330523', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.nursing-share', 'standard', '330523', '2024-01', 0, 0, NULL, 'M', 'zero-denominator', '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.nursing-share', 'standard', '330523', '2024-Q1', 0, 0, NULL, 'M', 'zero-denominator', '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.nursing-share', 'standard', '330523', '2024-S1', 0, 0, NULL, 'M', 'zero-denominator', '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.nursing-share', 'standard', '330523', '2024', 0, 0, NULL, 'M', 'zero-denominator', '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.grants-rise', 'standard', '330523', '2024-01', NULL, NULL, NULL, 'O', 'no-base', '2024-01-31', 1, 1, '1njvdu9s3xi', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.township-coverage', 'standard', '330523', '2024-01', 0, 2, 0, 'A', NULL, '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.township-coverage', 'standard', '330523', '2024-Q1', 0, 2, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.township-coverage', 'standard', '330523', '2024-S1', 0, 2, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330500', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330500', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330500', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.grants-rise', 'standard', '330523', '2024-Q1', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 2, 2, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.homes', 'standard', '330500', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.grants-rise', 'standard', '330523', '2024-S1', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 2, 2, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.grants-rise', 'standard', '330523', '2024', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 2, 2, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.homes', 'standard', '330500', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330523001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.grants-rise', 'standard', '330500', '2024-Q1', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 4, 4, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.grants-rise', 'standard', '330500', '2024-S1', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 4, 4, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.grants-rise', 'standard', '330500', '2024', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 4, 4, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.homes', 'standard', '330500', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330500', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.homes', 'standard', '330500', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 2, 2, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.542405+00', 'kind=private', true),
	('test.nursing-share', 'standard', '330500', '2024-01', 50, 12, 416.6666666666667, 'A', NULL, '2024-01-31', 2, 2, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.nursing-share', 'standard', '330500', '2024-Q1', 50, 12, 416.6666666666667, 'P', 'period-open', '2024-01-31', 2, 2, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.nursing-share', 'standard', '330500', '2024-S1', 50, 12, 416.6666666666667, 'P', 'period-open', '2024-01-31', 2, 2, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.nursing-share', 'standard', '330500', '2024', 50, 12, 416.6666666666667, 'P', 'period-open', '2024-01-31', 2, 2, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.grants-rise', 'standard', '330500', '2024-01', NULL, NULL, NULL, 'O', 'no-base', '2024-01-31', 2, 2, '1njvdu9s3xi', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.township-coverage', 'standard', '330500', '2024-01', 1, 4, 25, 'A', NULL, '2024-01-31', 2, 2, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330500', '2024-Q1', 1, 4, 25, 'P', 'period-open', '2024-01-31', 2, 2, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330500', '2024-S1', 1, 4, 25, 'P', 'period-open', '2024-01-31', 2, 2, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330500', '2024', 1, 4, 25, 'P', 'period-open', '2024-01-31', 2, 2, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.persons-helped', 'standard', '330500', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 2, 2, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.homes', 'standard', '330523001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.homes', 'standard', '330523001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.homes', 'standard', '330523001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.township-coverage', 'standard', '330523001', '2024-01', 0, 1, 0, 'A', NULL, '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.township-coverage', 'standard', '330523001', '2024-Q1', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.township-coverage', 'standard', '330523001', '2024-S1', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.township-coverage', 'standard', '330523001', '2024', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.persons-helped', 'standard', '330523001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.late-grants', 'standard', '330523001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330523001201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=public', true),
	('test.homes', 'standard', '330523001201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.homes', 'standard', '330523001201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.homes', 'standard', '330523001201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.homes', 'standard', '330523001201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.625335+00', 'kind=private', true),
	('test.persons-helped', 'standard', '330523001201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.persons-helped', 'standard', '330523001', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330523001', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330523001', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330523001201', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330523001201', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330523001201', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.gone', 'standard', '330523001201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.625335+00', '', true),
	('test.homes', 'standard', '330502100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.township-coverage', 'standard', '330502100', '2024-01', 0, 1, 0, 'A', NULL, '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.township-coverage', 'standard', '330502100', '2024-Q1', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.township-coverage', 'standard', '330502100', '2024-S1', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.township-coverage', 'standard', '330502100', '2024', 0, 1, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.persons-helped', 'standard', '330502100', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.late-grants', 'standard', '330502100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.late-grants', 'standard', '330523001201', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001201', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001201', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330502100', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502100', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502100', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100', '2024', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.homes', 'standard', '330502100201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502100201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=public', true),
	('test.homes', 'standard', '330502100201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502100201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502100201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502100201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.persons-helped', 'standard', '330502100201', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.late-grants', 'standard', '330502100201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100201', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.gone', 'standard', '330502100201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.persons-helped', 'standard', '330502100201', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502100201', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502100201', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100201', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100201', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100201', '2024', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.homes', 'standard', '330502', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.homes', 'standard', '330502001', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.grants-rise', 'standard', '330502', '2024-Q1', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 2, 2, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.grants-rise', 'standard', '330502', '2024-S1', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 2, 2, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.grants-rise', 'standard', '330502', '2024', NULL, NULL, NULL, 'O', 'no-base', '2024-02-29', 2, 2, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.homes', 'standard', '330502', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.654752+00', 'kind=private', true),
	('test.nursing-share', 'standard', '330502', '2024-01', 50, 12, 416.6666666666667, 'A', NULL, '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.nursing-share', 'standard', '330502', '2024-Q1', 50, 12, 416.6666666666667, 'P', 'period-open', '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.nursing-share', 'standard', '330502', '2024-S1', 50, 12, 416.6666666666667, 'P', 'period-open', '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.nursing-share', 'standard', '330502', '2024', 50, 12, 416.6666666666667, 'P', 'period-open', '2024-01-31', 1, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.grants-rise', 'standard', '330502', '2024-01', NULL, NULL, NULL, 'O', 'no-base', '2024-01-31', 1, 1, '1njvdu9s3xi', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.township-coverage', 'standard', '330502', '2024-01', 1, 2, 50, 'A', NULL, '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330502', '2024-Q1', 1, 2, 50, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330502', '2024-S1', 1, 2, 50, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330502', '2024', 1, 2, 50, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.persons-helped', 'standard', '330502', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.homes', 'standard', '330502001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.township-coverage', 'standard', '330502001', '2024-01', 1, 1, 100, 'A', NULL, '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330502001', '2024-Q1', 1, 1, 100, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330502001', '2024-S1', 1, 1, 100, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330502001', '2024', 1, 1, 100, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.persons-helped', 'standard', '330502001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.late-grants', 'standard', '330502001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502001', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502001', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502001', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502001', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001001', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001001', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001001', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001001', '2024', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502001001', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001001', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001001', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001001', '2024', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502001001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502001001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502001001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502001001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.persons-helped', 'standard', '330502001001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.late-grants', 'standard', '330502001001', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.persons-helped', 'standard', '330502001', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502001', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502001', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502001', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502001', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502001', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502001001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502001001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502001001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502001001', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.gone', 'standard', '330502001001', '2024-01', 1, NULL, 1, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502001001', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502001001', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502001001', '2024', 1, NULL, 1, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502100202', '2024-01', 2, NULL, 2, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502100202', '2024-Q1', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502100202', '2024-S1', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502100202', '2024', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330502100202', '2024-01', 2, NULL, 2, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502100202', '2024-Q1', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502100202', '2024-S1', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502100202', '2024', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=public', true),
	('test.homes', 'standard', '330502100202', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502100202', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502100202', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.homes', 'standard', '330502100202', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.693668+00', 'kind=private', true),
	('test.persons-helped', 'standard', '330502100202', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.late-grants', 'standard', '330502100202', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502100202', '2024-01', 2, NULL, 2, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502100202', '2024-Q1', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502100202', '2024-S1', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502100202', '2024', 2, NULL, 2, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.persons-helped', 'standard', '330523', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0vrcmcy8yty', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.late-grants', 'standard', '330502001001', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.township-coverage', 'standard', '330523', '2024', 0, 2, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.late-grants', 'standard', '330502001001', '2024', 0, NULL, 0, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502100202', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502100202', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502100202', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502100202', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502100202', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502100202', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330523', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.persons-helped', 'standard', '330523', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.persons-helped', 'standard', '330523', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.standard', 'standard', '330523', '2024-01', NULL, NULL, NULL, 'O', 'no-value', '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.749491+00', '', true),
	('test.standard', 'standard', '330523', '2024-Q1', NULL, NULL, NULL, 'O', 'no-value', '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.749491+00', '', true),
	('test.standard', 'standard', '330523', '2024-S1', NULL, NULL, NULL, 'O', 'no-value', '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.749491+00', '', true),
	('test.standard', 'standard', '330523', '2024', NULL, NULL, NULL, 'O', 'no-value', '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.749491+00', '', true),
	('test.gone', 'standard', '330523', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.late-grants', 'standard', '330502', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 1, 1, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.654752+00', '', true),
	('test.standard', 'standard', '330502', '2024-01', 100000, NULL, 12000, 'A', NULL, '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.standard', 'standard', '330502', '2024-Q1', 100000, NULL, 12000, 'P', 'period-open', '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.standard', 'standard', '330502', '2024-S1', 100000, NULL, 12000, 'P', 'period-open', '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.standard', 'standard', '330502', '2024', 100000, NULL, 12000, 'P', 'period-open', '2024-01-31', 1, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.gone', 'standard', '330502', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.late-grants', 'standard', '330523', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.persons-helped', 'standard', '330502', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330500', '2024-01', 0, NULL, 0, 'A', NULL, '2024-01-31', 2, 2, '1j1z8tqb4l8', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.standard', 'standard', '330500', '2024-01', 100000, NULL, 12000, 'A', NULL, '2024-01-31', 2, 2, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.gone', 'standard', '330502', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330502', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.persons-helped', 'standard', '330500', '2024-Q1', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 4, 4, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.persons-helped', 'standard', '330500', '2024-S1', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 4, 4, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330502', '2024-Q1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502', '2024-S1', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502', '2024', 1, NULL, 1, 'P', 'period-open', '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330500', '2024', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 4, 4, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330500', '2024-Q1', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 4, 4, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.standard', 'standard', '330500', '2024-Q1', 100000, NULL, 12000, 'P', 'period-open', '2024-01-31', 2, 2, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.standard', 'standard', '330500', '2024-S1', 100000, NULL, 12000, 'P', 'period-open', '2024-01-31', 2, 2, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.standard', 'standard', '330500', '2024', 100000, NULL, 12000, 'P', 'period-open', '2024-01-31', 2, 2, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.765564+00', '', true),
	('test.gone', 'standard', '330523', '2024-Q1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.gone', 'standard', '330523', '2024-S1', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.gone', 'standard', '330523', '2024', 0, NULL, 0, 'P', 'period-open', '2024-01-31', 1, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.542405+00', '', true),
	('test.gone', 'standard', '330500', '2024-01', 3, NULL, 3, 'A', NULL, '2024-01-31', 2, 2, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.homes', 'standard', '330523100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.homes', 'standard', '330523100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', 'kind=public', true),
	('test.homes', 'standard', '330523100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', 'kind=private', true),
	('test.township-coverage', 'standard', '330523100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.gone', 'standard', '330523100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.persons-helped', 'standard', '330523100', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523100', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330500', '2024-02', 2, NULL, 2, 'A', NULL, '2024-02-29', 2, 2, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330500', '2024-S1', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 4, 4, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330500', '2024', 2, NULL, 2, 'P', 'period-open', '2024-02-29', 4, 4, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.homes', 'standard', '330523001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.841361+00', '', true),
	('test.homes', 'standard', '330523001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.841361+00', 'kind=public', true),
	('test.homes', 'standard', '330523001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.841361+00', 'kind=private', true),
	('test.homes', 'standard', '330523', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.homes', 'standard', '330523', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', 'kind=public', true),
	('test.homes', 'standard', '330523', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', 'kind=private', true),
	('test.nursing-share', 'standard', '330523', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.grants-rise', 'standard', '330523', '2024-02', 1, 0, NULL, 'M', 'zero-denominator', '2024-02-29', 1, 1, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.township-coverage', 'standard', '330523', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.persons-helped', 'standard', '330523', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.late-grants', 'standard', '330523', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.gone', 'standard', '330523', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.homes', 'standard', '330500', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.homes', 'standard', '330500', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', 'kind=public', true),
	('test.homes', 'standard', '330500', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.820233+00', 'kind=private', true),
	('test.nursing-share', 'standard', '330500', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.grants-rise', 'standard', '330500', '2024-02', 1, 1, 100, 'A', NULL, '2024-02-29', 2, 2, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.township-coverage', 'standard', '330500', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.persons-helped', 'standard', '330500', '2024-02', 2, NULL, 2, 'A', NULL, '2024-02-29', 2, 2, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.078819+00', '', true),
	('test.gone', 'standard', '330500', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.820233+00', '', true),
	('test.gone', 'standard', '330500', '2024-Q1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330500', '2024-S1', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.gone', 'standard', '330500', '2024', 3, NULL, 3, 'P', 'period-open', '2024-01-31', 2, 2, '0djpdypqao4', 1, '2026-11-26 15:44:00.693668+00', '', true),
	('test.township-coverage', 'standard', '330523001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.841361+00', '', true),
	('test.gone', 'standard', '330523001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.841361+00', '', true),
	('test.homes', 'standard', '330523001201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.841361+00', '', true),
	('test.homes', 'standard', '330523001201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.841361+00', 'kind=public', true),
	('test.homes', 'standard', '330523001201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.841361+00', 'kind=private', true),
	('test.gone', 'standard', '330523001201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.841361+00', '', true),
	('test.homes', 'standard', '330502100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.homes', 'standard', '330502100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', 'kind=public', true),
	('test.homes', 'standard', '330502100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', 'kind=private', true),
	('test.township-coverage', 'standard', '330502100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.gone', 'standard', '330502100', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.homes', 'standard', '330502100201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.homes', 'standard', '330502100201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', 'kind=public', true),
	('test.homes', 'standard', '330502100201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', 'kind=private', true),
	('test.gone', 'standard', '330502100201', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.homes', 'standard', '330502001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', '', true),
	('test.homes', 'standard', '330502001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', 'kind=public', true),
	('test.homes', 'standard', '330502001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', 'kind=private', true),
	('test.township-coverage', 'standard', '330502001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.888005+00', '', true),
	('test.gone', 'standard', '330502001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.888005+00', '', true),
	('test.homes', 'standard', '330502', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.homes', 'standard', '330502', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', 'kind=public', true),
	('test.homes', 'standard', '330502', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.873141+00', 'kind=private', true),
	('test.nursing-share', 'standard', '330502', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '1ajjpsgn07f', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.persons-helped', 'standard', '330502001', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.township-coverage', 'standard', '330502', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0h4ryqhfhul', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.late-grants', 'standard', '330502001', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.grants-rise', 'standard', '330502', '2024-02', 0, 1, 0, 'A', NULL, '2024-02-29', 1, 1, '1njvdu9s3xi', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.gone', 'standard', '330502', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.873141+00', '', true),
	('test.persons-helped', 'standard', '330523001', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330523001201', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.late-grants', 'standard', '330523001201', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.106603+00', '', true),
	('test.persons-helped', 'standard', '330502100', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502100201', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502100201', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.persons-helped', 'standard', '330502', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.late-grants', 'standard', '330502', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.149215+00', '', true),
	('test.homes', 'standard', '330502001001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', '', true),
	('test.homes', 'standard', '330502001001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', 'kind=public', true),
	('test.homes', 'standard', '330502001001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', 'kind=private', true),
	('test.gone', 'standard', '330502001001', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.888005+00', '', true),
	('test.homes', 'standard', '330502100202', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', '', true),
	('test.homes', 'standard', '330502100202', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', 'kind=public', true),
	('test.homes', 'standard', '330502100202', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '15ci1a7sgfk', 1, '2026-11-26 15:44:00.888005+00', 'kind=private', true),
	('test.gone', 'standard', '330502100202', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '0djpdypqao4', 1, '2026-11-26 15:44:00.888005+00', '', true),
	('test.standard', 'standard', '330523', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.915753+00', '', true),
	('test.standard', 'standard', '330502', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.977943+00', '', true),
	('test.standard', 'standard', '330500', '2024-02', NULL, NULL, NULL, 'L', 'not-returned', '2024-02-29', 0, 1, '1zwdxbjynzu', 1, '2026-11-26 15:44:00.915753+00', '', true),
	('test.persons-helped', 'standard', '330502001001', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502001001', '2024-02', 0, NULL, 0, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.persons-helped', 'standard', '330502100202', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '0vrcmcy8yty', 2, '2026-11-26 15:44:01.187239+00', '', true),
	('test.late-grants', 'standard', '330502100202', '2024-02', 1, NULL, 1, 'A', NULL, '2024-02-29', 1, 1, '1j1z8tqb4l8', 2, '2026-11-26 15:44:01.187239+00', '', true);

INSERT INTO released.office_return VALUES
	('homes', '330500', '2024-01', false, 1, false),
	('grants', '330500', '2024-01', false, 2, false),
	('standards', '330500', '2024-01', false, 3, false),
	('grants', '330500', '2024-02', false, 4, false);

INSERT INTO released.open_month VALUES
	('2024-01', '2024-01-01', '2024-01-31', '2024-01-01'),
	('2024-02', '2024-02-01', '2024-02-29', '2024-01-01');

INSERT INTO released.record_grants VALUES
	('g1', '00000000000000000000000000000001', '330502100201', '1950-03-01', 'female', '2024-01-02', '2024-01-10', 50000, NULL, 2, 2),
	('g2', '00000000000000000000000000000001', '330502100202', '1950-03-01', 'female', '2024-01-02', '2024-02-10', 50000, NULL, 2, 3),
	('g3', '00000000000000000000000000000002', '330523001201', '1950-03-01', 'female', '2024-01-02', '2024-02-11', 50000, NULL, 2, 4),
	('g4', '00000000000000000000000000000003', '330523001201', '1950-03-01', 'female', '2024-01-02', '2024-03-11', 50000, NULL, 2, 5);

INSERT INTO released.record_homes VALUES
	('h1', '330502001001', 'public', 10, 4, NULL, NULL, NULL, '2023-05-01', NULL, 1, 2),
	('h2', '330502100201', 'private', 10, 4, NULL, NULL, NULL, '2024-02-10', NULL, 1, 3),
	('h3', '330502100202', 'public', 30, 4, NULL, NULL, NULL, '2020-01-01', NULL, 1, 4),
	('h4', '330502100202', 'public', 10, 4, NULL, NULL, NULL, '2020-01-01', '2024-02-15', 1, 5),
	('h5', '330523001201', 'public', 10, 4, NULL, NULL, NULL, '2024-03-09', NULL, 1, 6);

INSERT INTO released.record_standards VALUES
	('330502', 'a', '2023-01-01', 100000, 3, 2),
	('330523', 'a', '2024-02-01', 110000, 3, 3);

INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES
	(1, 'homes.csv', 'homes2024-01', 'homes', 5, 5, 0, '{}', '2026-11-26 15:44:00.346137+00', NULL),
	(2, 'grants.csv', 'grants2024-01', 'grants', 4, 4, 0, '{}', '2026-11-26 15:44:00.438286+00', NULL),
	(3, 'standards.csv', 'standards2024-01', 'standards', 2, 2, 0, '{}', '2026-11-26 15:44:00.478264+00', NULL),
	(4, 'grants.csv', 'grants2024-02', 'grants', 0, 0, 0, '{}', '2026-11-26 15:44:01.036389+00', NULL);

INSERT INTO released.total VALUES
	('homes', '330523', '2024-01', '{"homes.count.1yqfl46kz4y.covered.township.2": 0}'),
	('grants', '330523', '2024-01', '{}'),
	('grants', '330523001', '2024-01', '{}'),
	('homes', '330523001', '2024-01', '{"homes.count.1yqfl46kz4y.covered.township.2": 0}'),
	('grants', '330502100', '2024-01', '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 0}'),
	('homes', '330502100', '2024-01', '{"homes.count.1yqfl46kz4y.covered.township.2": 0}'),
	('grants', '330502', '2024-01', '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 0}'),
	('grants', '330500', '2024-01', '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 0}'),
	('grants', '330502001', '2024-01', '{}'),
	('homes', '330502001', '2024-01', '{"homes.sum.13i3x8j23p4": 50, "homes.sum.1w002x6vg9f": 12, "homes.count.0fzy7wwb7u6": 3, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 3, "homes.count.1yqfl46kz4y.covered.township.2": 1}'),
	('homes', '330502', '2024-01', '{"homes.sum.13i3x8j23p4": 50, "homes.sum.1w002x6vg9f": 12, "homes.count.0fzy7wwb7u6": 3, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 3, "homes.count.1yqfl46kz4y.covered.township.2": 1}'),
	('homes', '330500', '2024-01', '{"homes.sum.13i3x8j23p4": 50, "homes.sum.1w002x6vg9f": 12, "homes.count.0fzy7wwb7u6": 3, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 3, "homes.count.1yqfl46kz4y.covered.township.2": 1}'),
	('standards', '330523', '2024-01', '{}'),
	('standards', '330502', '2024-01', '{"standards.min.2eo1qkr2qib": 100000}'),
	('standards', '330500', '2024-01', '{"standards.min.2eo1qkr2qib": 100000}'),
	('homes', '330523', '2024-02', '{"homes.count.1yqfl46kz4y.covered.township.2": 0}'),
	('grants', '330523001', '2024-02', '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 1}'),
	('homes', '330523001', '2024-02', '{"homes.count.1yqfl46kz4y.covered.township.2": 0}'),
	('grants', '330523', '2024-02', '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 1}'),
	('standards', '330523', '2024-02', '{"standards.min.2eo1qkr2qib": 110000}'),
	('grants', '330502100', '2024-02', '{}'),
	('homes', '330502100', '2024-02', '{"homes.sum.13i3x8j23p4": 10, "homes.sum.1w002x6vg9f": 4, "homes.count.0fzy7wwb7u6": 0, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 1, "homes.count.1yqfl46kz4y.covered.township.2": 0}'),
	('grants', '330502001', '2024-02', '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 1}'),
	('homes', '330502001', '2024-02', '{"homes.sum.13i3x8j23p4": 40, "homes.sum.1w002x6vg9f": 8, "homes.count.0fzy7wwb7u6": 2, "homes.count.1xoi2xmiz9q": 0, "homes.count.1yqfl46kz4y": 2, "homes.count.1yqfl46kz4y.covered.township.2": 1}'),
	('grants', '330502', '2024-02', '{"grants.count.06q8ffl7rq3": 1, "grants.count.0ypfgd6iorc": 1}'),
	('homes', '330502', '2024-02', '{"homes.sum.13i3x8j23p4": 50, "homes.sum.1w002x6vg9f": 12, "homes.count.0fzy7wwb7u6": 2, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 3, "homes.count.1yqfl46kz4y.covered.township.2": 1}'),
	('grants', '330500', '2024-02', '{"grants.count.06q8ffl7rq3": 2, "grants.count.0ypfgd6iorc": 2}'),
	('homes', '330500', '2024-02', '{"homes.sum.13i3x8j23p4": 50, "homes.sum.1w002x6vg9f": 12, "homes.count.0fzy7wwb7u6": 2, "homes.count.1xoi2xmiz9q": 1, "homes.count.1yqfl46kz4y": 3, "homes.count.1yqfl46kz4y.covered.township.2": 1}'),
	('standards', '330502', '2024-02', '{"standards.min.2eo1qkr2qib": 100000}'),
	('standards', '330500', '2024-02', '{"standards.min.2eo1qkr2qib": 100000}');

SELECT pg_catalog.setval('released.quarantine_id_seq', 1, false);

SELECT pg_catalog.setval('released.revision', 103, true);

SELECT pg_catalog.setval('released.source_id_seq', 4, true);

ALTER TABLE ONLY released.cell
    ADD CONSTRAINT cell_key PRIMARY KEY (district, dataset, month);

ALTER TABLE ONLY released.dataset
    ADD CONSTRAINT dataset_pkey PRIMARY KEY (name);

ALTER TABLE ONLY released.dirty_mark
    ADD CONSTRAINT dirty_mark_key PRIMARY KEY (district, month, dataset);

ALTER TABLE ONLY released.district
    ADD CONSTRAINT district_pkey PRIMARY KEY (code);

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

CREATE INDEX quarantine_place ON released.quarantine USING btree (source, line);

CREATE INDEX record_grants_district_paid_on_idx ON released.record_grants USING btree (district, paid_on);

CREATE INDEX record_homes_district_idx ON released.record_homes USING btree (district);

CREATE INDEX record_milestone_progress_district_idx ON released.record_milestone_progress USING btree (district);

CREATE INDEX record_standards_district_idx ON released.record_standards USING btree (district);

ALTER TABLE ONLY released.office_return
    ADD CONSTRAINT office_return_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.quarantine
    ADD CONSTRAINT quarantine_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.source
    ADD CONSTRAINT source_mends_fkey FOREIGN KEY (mends) REFERENCES released.source(id);
