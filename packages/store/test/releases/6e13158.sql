-- A small city as commit 6e13158 left it: registers of three months, a correction, a withdrawn source. See releases.test.ts.

CREATE SCHEMA released;

CREATE TABLE released.act (
    id integer NOT NULL,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    kind text NOT NULL,
    dataset text NOT NULL,
    office text,
    key text,
    fields text,
    from_month text,
    through text,
    source integer,
    reason text NOT NULL,
    asked_by text NOT NULL,
    undone_at timestamp with time zone,
    undone_reason text
);

ALTER TABLE released.act ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.act_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE released.dataset (
    name text NOT NULL,
    fields text NOT NULL,
    version text NOT NULL,
    layout text DEFAULT ''::text NOT NULL
);

CREATE TABLE released.definition_change (
    id integer NOT NULL,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    former text
);

ALTER TABLE released.definition_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.definition_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE released.dirty_mark (
    dataset text NOT NULL,
    district text NOT NULL,
    month text NOT NULL,
    revision bigint NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000');

CREATE TABLE released.district (
    code text NOT NULL,
    name text NOT NULL,
    level text NOT NULL,
    parent text,
    kind text NOT NULL,
    valid_from date,
    valid_to date,
    placed_in text
);

CREATE TABLE released.indicator (
    id text NOT NULL,
    version text NOT NULL,
    changed_at timestamp with time zone
);

CREATE TABLE released.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);

CREATE TABLE released.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);

CREATE TABLE released.office_return (
    dataset text NOT NULL,
    district text NOT NULL,
    month text NOT NULL,
    own boolean NOT NULL,
    source integer NOT NULL,
    estimated boolean DEFAULT false NOT NULL,
    moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    withdrawn boolean DEFAULT false NOT NULL
);

CREATE TABLE released.open_month (
    month text NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    year_start date NOT NULL
);

CREATE SEQUENCE released.place
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE released.quarantine (
    id integer NOT NULL,
    source integer NOT NULL,
    sheet text,
    line integer NOT NULL,
    column_title text,
    code text NOT NULL,
    reason_zh text NOT NULL,
    reason_en text NOT NULL,
    value_class text,
    key text
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
    source_line integer NOT NULL,
    row_id bigint NOT NULL,
    of_row bigint,
    shown_from integer DEFAULT '-1'::integer NOT NULL,
    shown_until integer DEFAULT 2147483647 NOT NULL
);

ALTER TABLE released.record_grades ALTER COLUMN row_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.record_grades_row_id_seq
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
    source_line integer NOT NULL,
    row_id bigint NOT NULL,
    of_row bigint,
    shown_from integer DEFAULT '-1'::integer NOT NULL,
    shown_until integer DEFAULT 2147483647 NOT NULL
);

ALTER TABLE released.record_grants ALTER COLUMN row_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.record_grants_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    source_line integer NOT NULL,
    row_id bigint NOT NULL,
    of_row bigint,
    shown_from integer DEFAULT '-1'::integer NOT NULL,
    shown_until integer DEFAULT 2147483647 NOT NULL
);

ALTER TABLE released.record_homes ALTER COLUMN row_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.record_homes_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE released.record_milestone_progress (
    district text NOT NULL,
    milestone text NOT NULL,
    reached_on date NOT NULL,
    stage integer NOT NULL,
    evidence text,
    source_id integer NOT NULL,
    source_line integer NOT NULL,
    row_id bigint NOT NULL,
    of_row bigint,
    shown_from integer DEFAULT '-1'::integer NOT NULL,
    shown_until integer DEFAULT 2147483647 NOT NULL
);

ALTER TABLE released.record_milestone_progress ALTER COLUMN row_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.record_milestone_progress_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE released.record_standards (
    district text NOT NULL,
    name text NOT NULL,
    effective_on date NOT NULL,
    amount bigint NOT NULL,
    source_id integer NOT NULL,
    source_line integer NOT NULL,
    row_id bigint NOT NULL,
    of_row bigint,
    shown_from integer DEFAULT '-1'::integer NOT NULL,
    shown_until integer DEFAULT 2147483647 NOT NULL
);

ALTER TABLE released.record_standards ALTER COLUMN row_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.record_standards_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    mends integer,
    place integer DEFAULT nextval('released.place'::regclass) NOT NULL,
    from_month text,
    as_of text,
    estimated boolean DEFAULT false NOT NULL,
    scope_district text,
    scope_own boolean DEFAULT false NOT NULL,
    told int8multirange DEFAULT '{}'::int8multirange NOT NULL,
    offices text[] DEFAULT '{}'::text[] NOT NULL,
    outside integer DEFAULT 0 NOT NULL,
    withdrawn boolean DEFAULT false NOT NULL
);

ALTER TABLE released.source ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME released.source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE released.source_return (
    source integer NOT NULL,
    district text NOT NULL,
    month text NOT NULL,
    own boolean NOT NULL,
    estimated boolean NOT NULL,
    withdrawn boolean DEFAULT false NOT NULL
);

CREATE TABLE released.sums (
    dataset text NOT NULL,
    district text NOT NULL,
    year integer NOT NULL,
    own double precision[],
    total double precision[],
    fence bigint[],
    revision bigint[]
)
WITH (fillfactor='85');
ALTER TABLE ONLY released.sums ALTER COLUMN own SET STATISTICS 0;
ALTER TABLE ONLY released.sums ALTER COLUMN total SET STATISTICS 0;
ALTER TABLE ONLY released.sums ALTER COLUMN fence SET STATISTICS 0;
ALTER TABLE ONLY released.sums ALTER COLUMN revision SET STATISTICS 0;

CREATE SEQUENCE released.turn
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

INSERT INTO released.act OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-27 23:42:31.864202+00', 'correct', 'homes', '330502', '{"home":"h1"}', '{"beds":11}', NULL, '2024-02', NULL, '重复登记', '统计员', NULL, NULL);
INSERT INTO released.act OVERRIDING SYSTEM VALUE VALUES (2, '2026-11-27 23:42:31.996341+00', 'withdraw', 'homes', NULL, NULL, NULL, NULL, NULL, 3, '重复登记', '统计员', NULL, NULL);

INSERT INTO released.dataset VALUES ('homes', '{"home":"text","district":"text","kind":"text","beds":"integer","nursing_beds":"integer?","graded_on":"date?","grade_ends_on":"date?","inspected_on":"date?","opened_on":"date","closed_on":"date?"}', '0yxq1vxhvu3', '{"rules":1,"own":15,"keys":["homes.count.1yqfl46kz4y","homes.count.0fzy7wwb7u6","homes.count.1xoi2xmiz9q","homes.sum.261jbanrwti","homes.count.0dgqjujuwjd","homes.count.0ffqxerclrt","homes.count.2bj7xk7xhzh","homes.count.29ympzj2due","homes.count.22s9nuxydom","homes.count.0avx9o1thzj","homes.count.08r67sti3z3","homes.sum.13i3x8j23p4","homes.sum.1w002x6vg9f","homes.count.1vfmz78sgkz","homes.max.0k187x9eshc","homes.count.1yqfl46kz4y.covered.township.2"],"since":[1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484,1795822950484]}');
INSERT INTO released.dataset VALUES ('grants', '{"grant":"text","person":"text?","district":"text","born_on":"date?","sex":"text","applied_on":"date?","paid_on":"date","amount":"bigint","urgent":"boolean?"}', '06h9zj00a14', '{"rules":1,"own":26,"keys":["grants.count.06q8ffl7rq3","grants.count.1g734rifdi4","grants.count.18c3kmg1t1p","grants.count.0h7sbtaw15q","grants.count.1p1ueexi9ez","grants.count.0z2mv1bhrxp","grants.count.1u9sdsqxr0z","grants.count.14uydanvlaa","grants.sum.0g8b5j5cp36","grants.sum.1fl4k24obds","grants.sum.211pmv5azeu","grants.sum.1j1n90plzjr","grants.sum.1gd0ri4oot3","grants.count.1vun7cqt1to","grants.sum.1eo2xw2zvz4","grants.count.24nnem937iq","grants.sum.03j2qd35hal","grants.count.145ri2u2874","grants.sum.19wc4hh2wro","grants.count.0yotz9ijfiz","grants.sum.1negwxi3yyb","grants.count.1ve4cjzrtqn","grants.count.0ypfgd6iorc","grants.count.1h3zfvmp0zg","grants.distinct.1jsis1vh93t.trace","grants.distinct.26zyjhh7a59.trace"],"since":[1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614,1795822950614]}');
INSERT INTO released.dataset VALUES ('standards', '{"district":"text","name":"text","effective_on":"date","amount":"bigint"}', '1qegc09p50s', '{"rules":1,"own":3,"keys":["standards.min.2eo1qkr2qib","standards.latest.16dsdu9r79n.min","standards.latest.16dsdu9r79n.max"],"since":[1795822950701,1795822950701,1795822950701]}');
INSERT INTO released.dataset VALUES ('grades', '{"organisation":"text","district":"text","grade":"integer","granted_on":"date","expires_on":"date?"}', '1jig9ms7yw3', '{"rules":1,"own":5,"keys":["grades.count.0fxrp0t0w32","grades.count.1e6zyst7vxn","grades.count.0wxexqgggli","grades.min.2fkyp57on0u","grades.distinct.1imlphhls2f.trace"],"since":[1795822950761,1795822950761,1795822950761,1795822950761,1795822950761]}');
INSERT INTO released.dataset VALUES ('milestone-progress', '{"district":"text","milestone":"text","reached_on":"date","stage":"integer","evidence":"text?"}', '0wxnvuy30gb', '{"rules":1,"own":3,"keys":["milestone-progress.min.05wgkythg4k","milestone-progress.min.0j8zqlw0hdr","milestone-progress.min.125xvx2p7xc","milestone-progress.min.05wgkythg4k.every.county","milestone-progress.min.0j8zqlw0hdr.every.township"],"since":[1795822950836,1795822950836,1795822950836,1795822950836,1795822950836]}');

INSERT INTO released.dirty_mark VALUES ('homes', '330502001001', '2024-04', 27, '2026-11-27 23:42:32.323613+00');
INSERT INTO released.dirty_mark VALUES ('homes', '330523001', '2024-04', 28, '2026-11-27 23:42:32.323613+00');

INSERT INTO released.district VALUES ('330500', '湖州市', 'city', NULL, '地级市', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330502', '吴兴区', 'county', '330500', '市辖区', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330523', '安吉县', 'county', '330500', '县', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330502001', '月河街道', 'township', '330502', '街道', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330502100', '织里镇', 'township', '330502', '镇', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330523001', '递铺街道', 'township', '330523', '街道', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330502001001', '月河社区', 'village', '330502001', '居', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330502100201', '织里村', 'village', '330502100', '村', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330502100202', '凤凰村', 'village', '330502100', '村', NULL, NULL, NULL);
INSERT INTO released.district VALUES ('330523001201', '递铺村', 'village', '330523001', '村', NULL, NULL, NULL);

INSERT INTO released.indicator VALUES ('test.homes', '15ci1a7sgfk.village', NULL);
INSERT INTO released.indicator VALUES ('test.beds', '1mjvimcfxn6.village', NULL);
INSERT INTO released.indicator VALUES ('test.overdue-homes', '0uaqldghgx5.township', NULL);
INSERT INTO released.indicator VALUES ('test.homes-opened', '168y7chfvt9.village', NULL);
INSERT INTO released.indicator VALUES ('test.homes-inspected', '0d1cmcpu9r7.village', NULL);
INSERT INTO released.indicator VALUES ('test.graded-homes', '1ca5o2lzrmk.village', NULL);
INSERT INTO released.indicator VALUES ('test.lately-inspected', '1qt0bp9p7jc.village', NULL);
INSERT INTO released.indicator VALUES ('test.grade-over', '29p0tuyxk1j.village', NULL);
INSERT INTO released.indicator VALUES ('test.all-nursing', '00lt10ekc58.village', NULL);
INSERT INTO released.indicator VALUES ('test.other-beds', '14s1fogokab.village', NULL);
INSERT INTO released.indicator VALUES ('test.beds-twice', '2cgjmobab8y.village', NULL);
INSERT INTO released.indicator VALUES ('test.nursing-share', '0sz8h7n8oq3.county', NULL);
INSERT INTO released.indicator VALUES ('test.inspected-share', '0ps76lp7274.township', NULL);
INSERT INTO released.indicator VALUES ('test.quality', '0e0xetfnuem.county', NULL);
INSERT INTO released.indicator VALUES ('test.spread', '2dov92jr6u4.city', NULL);
INSERT INTO released.indicator VALUES ('test.growth', '1wfr6hdkenh.county', NULL);
INSERT INTO released.indicator VALUES ('test.grants-rise', '0dnova5zjzm.county', NULL);
INSERT INTO released.indicator VALUES ('test.township-coverage', '28lvq512frl.township', NULL);
INSERT INTO released.indicator VALUES ('test.most-beds', '15kpo6whlyl.county', NULL);
INSERT INTO released.indicator VALUES ('test.grants', '1lvkqilydgk.village', NULL);
INSERT INTO released.indicator VALUES ('test.grant-money', '22647ovgioq.village', NULL);
INSERT INTO released.indicator VALUES ('test.mean-grant', '12tmtk2881i.village', NULL);
INSERT INTO released.indicator VALUES ('test.persons-helped', '1otp4saxmkd.village', NULL);
INSERT INTO released.indicator VALUES ('test.older-persons-helped', '08lusysnpgp.county', NULL);
INSERT INTO released.indicator VALUES ('test.days-to-pay', '013jru3ggme.village', NULL);
INSERT INTO released.indicator VALUES ('test.late-grants', '0607mxqbgtc.village', NULL);
INSERT INTO released.indicator VALUES ('test.urgent-share', '1i04a0k48uk.county', NULL);
INSERT INTO released.indicator VALUES ('test.standard', '2eog0fjrg24.county', NULL);
INSERT INTO released.indicator VALUES ('test.one-standard', '0ow35bj1wuh.county', NULL);
INSERT INTO released.indicator VALUES ('test.graded-4-and-above', '12mkmzehosa.village', NULL);
INSERT INTO released.indicator VALUES ('test.grades-in-force', '1j0qozoamo5.village', NULL);
INSERT INTO released.indicator VALUES ('test.grades-given', '00g7n6tuvwt.village', NULL);
INSERT INTO released.indicator VALUES ('test.least-grade', '08jnsxtp11k.township', NULL);
INSERT INTO released.indicator VALUES ('test.organisations-graded', '0zigsxu800x.village', NULL);
INSERT INTO released.indicator VALUES ('test.every-county', '0ro35cj3qni.county', NULL);
INSERT INTO released.indicator VALUES ('test.every-township', '0uufnycq6am.township', NULL);
INSERT INTO released.indicator VALUES ('test.some-county', '1689nwufnon.county', NULL);

INSERT INTO released.kysely_migration VALUES ('0001-first', '2026-11-27T23:42:29.718Z');
INSERT INTO released.kysely_migration VALUES ('0002-parts', '2026-11-27T23:42:29.776Z');
INSERT INTO released.kysely_migration VALUES ('0003-settled', '2026-11-27T23:42:29.783Z');
INSERT INTO released.kysely_migration VALUES ('0004-since', '2026-11-27T23:42:29.792Z');
INSERT INTO released.kysely_migration VALUES ('0005-mending', '2026-11-27T23:42:29.852Z');
INSERT INTO released.kysely_migration VALUES ('0006-room', '2026-11-27T23:42:29.884Z');
INSERT INTO released.kysely_migration VALUES ('0007-definitions', '2026-11-27T23:42:29.930Z');
INSERT INTO released.kysely_migration VALUES ('0008-quarantine-rest', '2026-11-27T23:42:29.950Z');
INSERT INTO released.kysely_migration VALUES ('0009-year-blocks', '2026-11-27T23:42:30.028Z');
INSERT INTO released.kysely_migration VALUES ('0010-registers', '2026-11-27T23:42:30.155Z');

INSERT INTO released.kysely_migration_lock VALUES ('migration_lock', 0);

INSERT INTO released.office_return VALUES ('homes', '330500', '2024-01', false, 1, false, '2026-11-27 23:42:31.138367+00', false);
INSERT INTO released.office_return VALUES ('homes', '330500', '2024-02', false, 2, false, '2026-11-27 23:42:31.517444+00', false);
INSERT INTO released.office_return VALUES ('homes', '330500', '2024-03', false, 3, false, '2026-11-27 23:42:32.016717+00', true);

INSERT INTO released.open_month VALUES ('2024-01', '2024-01-01', '2024-01-31', '2024-01-01');
INSERT INTO released.open_month VALUES ('2024-02', '2024-02-01', '2024-02-29', '2024-01-01');
INSERT INTO released.open_month VALUES ('2024-03', '2024-03-01', '2024-03-31', '2024-01-01');
INSERT INTO released.open_month VALUES ('2024-04', '2024-04-01', '2024-04-30', '2024-01-01');

INSERT INTO released.quarantine OVERRIDING SYSTEM VALUE VALUES (1, 1, NULL, 9, 'beds', 'missing', '缺', 'missing', NULL, NULL);
INSERT INTO released.quarantine OVERRIDING SYSTEM VALUE VALUES (2, 2, NULL, 9, 'beds', 'missing', '缺', 'missing', NULL, NULL);
INSERT INTO released.quarantine OVERRIDING SYSTEM VALUE VALUES (3, 3, NULL, 9, 'beds', 'missing', '缺', 'missing', NULL, NULL);

INSERT INTO released.record_homes OVERRIDING SYSTEM VALUE VALUES ('h2', '330523001', 'public', 7, 4, NULL, NULL, NULL, '2023-05-01', NULL, 1, 3, 2, NULL, -1, 2147483647);
INSERT INTO released.record_homes OVERRIDING SYSTEM VALUE VALUES ('h3', '330502001001', 'public', 10, 4, NULL, NULL, NULL, '2023-05-01', NULL, 1, 4, 3, NULL, -1, 2147483647);
INSERT INTO released.record_homes OVERRIDING SYSTEM VALUE VALUES ('h1', '330502001001', 'public', 10, 4, NULL, NULL, NULL, '2023-05-01', NULL, 1, 2, 1, NULL, 0, 0);
INSERT INTO released.record_homes OVERRIDING SYSTEM VALUE VALUES ('h1', '330502001001', 'public', 12, 4, NULL, NULL, NULL, '2023-05-01', NULL, 2, 2, 4, NULL, 0, 0);
INSERT INTO released.record_homes OVERRIDING SYSTEM VALUE VALUES ('h1', '330502001001', 'public', 11, 4, NULL, NULL, NULL, '2023-05-01', NULL, 1, 2, 6, 1, -1, 2147483647);
INSERT INTO released.record_homes OVERRIDING SYSTEM VALUE VALUES ('h4', '330523001', 'public', 10, 4, NULL, NULL, NULL, '2023-05-01', NULL, 3, 2, 5, NULL, 0, 0);

INSERT INTO released.setting VALUES ('definitions', '5c3137a6a881e3200965ae6d0716f45b');

INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES (1, 'homes 2024-01.csv', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'homes', 3, 3, 1, '{"missing":1}', '2026-11-27 23:42:31.119921+00', NULL, 2, '2024-01', '2024-01', false, '330500', false, '{[1,4)}', '{330500,330502,330523}', 0, false);
INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES (2, 'homes 2024-02.csv', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'homes', 2, 1, 1, '{"missing":1}', '2026-11-27 23:42:31.487905+00', NULL, 4, '2024-02', '2024-02', false, NULL, false, '{[2,3),[4,5)}', '{330502,330523}', 0, false);
INSERT INTO released.source OVERRIDING SYSTEM VALUE VALUES (3, 'homes 2024-03.csv', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'homes', 1, 1, 1, '{"missing":1}', '2026-11-27 23:42:31.719922+00', NULL, 6, '2024-03', '2024-03', false, NULL, false, '{[5,6)}', '{330523}', 0, true);

INSERT INTO released.source_return VALUES (1, '330500', '2024-01', false, false, false);
INSERT INTO released.source_return VALUES (2, '330500', '2024-02', false, false, false);
INSERT INTO released.source_return VALUES (3, '330500', '2024-03', false, false, false);

INSERT INTO released.sums VALUES ('homes', '330523001', 2024, '{1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', '{1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,NULL,1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,NULL,1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', '{22,24,26,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', '{1795822952202,1795822952202,1795822952202,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}');
INSERT INTO released.sums VALUES ('homes', '330523', 2024, NULL, '{1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,NULL,1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,NULL,1,1,NULL,7,1,NULL,NULL,NULL,NULL,NULL,NULL,7,4,NULL,7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', NULL, '{1795822952202,1795822952202,1795822952202,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}');
INSERT INTO released.sums VALUES ('homes', '330502001001', 2024, '{2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', NULL, '{16,18,20,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', '{1795822952287,1795822952287,1795822952287,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}');
INSERT INTO released.sums VALUES ('homes', '330502001', 2024, NULL, '{2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,1,2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,1,2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', NULL, '{1795822952287,1795822952287,1795822952287,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}');
INSERT INTO released.sums VALUES ('homes', '330502', 2024, NULL, '{2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,1,2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,1,2,2,NULL,21,2,NULL,NULL,NULL,NULL,NULL,NULL,21,8,NULL,11,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', NULL, '{1795822952287,1795822952287,1795822952287,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}');
INSERT INTO released.sums VALUES ('homes', '330500', 2024, NULL, '{3,3,NULL,28,3,NULL,NULL,NULL,NULL,NULL,NULL,28,12,NULL,11,1,3,3,NULL,28,3,NULL,NULL,NULL,NULL,NULL,NULL,28,12,NULL,11,1,3,3,NULL,28,3,NULL,NULL,NULL,NULL,NULL,NULL,28,12,NULL,11,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', NULL, '{1795822952287,1795822952287,1795822952287,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}');

SELECT pg_catalog.setval('released.act_id_seq', 2, true);

SELECT pg_catalog.setval('released.definition_change_id_seq', 1, false);

SELECT pg_catalog.setval('released.place', 8, true);

SELECT pg_catalog.setval('released.quarantine_id_seq', 3, true);

SELECT pg_catalog.setval('released.record_grades_row_id_seq', 1, false);

SELECT pg_catalog.setval('released.record_grants_row_id_seq', 1, false);

SELECT pg_catalog.setval('released.record_homes_row_id_seq', 6, true);

SELECT pg_catalog.setval('released.record_milestone_progress_row_id_seq', 1, false);

SELECT pg_catalog.setval('released.record_standards_row_id_seq', 1, false);

SELECT pg_catalog.setval('released.revision', 28, true);

SELECT pg_catalog.setval('released.source_id_seq', 3, true);

SELECT pg_catalog.setval('released.turn', 1795822952287, true);

ALTER TABLE ONLY released.act
    ADD CONSTRAINT act_pkey PRIMARY KEY (id);

ALTER TABLE ONLY released.dataset
    ADD CONSTRAINT dataset_pkey PRIMARY KEY (name);

ALTER TABLE ONLY released.definition_change
    ADD CONSTRAINT definition_change_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY released.office_return
    ADD CONSTRAINT office_return_key PRIMARY KEY (dataset, district, month);

ALTER TABLE ONLY released.open_month
    ADD CONSTRAINT open_month_pkey PRIMARY KEY (month);

ALTER TABLE ONLY released.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (id);

ALTER TABLE ONLY released.quarantine_rest
    ADD CONSTRAINT quarantine_rest_key PRIMARY KEY (source, code);

ALTER TABLE ONLY released.record_grades
    ADD CONSTRAINT record_grades_pkey PRIMARY KEY (row_id);

ALTER TABLE ONLY released.record_grants
    ADD CONSTRAINT record_grants_pkey PRIMARY KEY (row_id);

ALTER TABLE ONLY released.record_homes
    ADD CONSTRAINT record_homes_pkey PRIMARY KEY (row_id);

ALTER TABLE ONLY released.record_milestone_progress
    ADD CONSTRAINT record_milestone_progress_pkey PRIMARY KEY (row_id);

ALTER TABLE ONLY released.record_standards
    ADD CONSTRAINT record_standards_pkey PRIMARY KEY (row_id);

ALTER TABLE ONLY released.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);

ALTER TABLE ONLY released.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY released.source_return
    ADD CONSTRAINT source_return_pkey PRIMARY KEY (source, district, month);

ALTER TABLE ONLY released.sums
    ADD CONSTRAINT sums_key PRIMARY KEY (district, dataset, year);

CREATE INDEX act_dataset ON released.act USING btree (dataset);

CREATE INDEX office_return_month ON released.office_return USING btree (month);

CREATE INDEX quarantine_place ON released.quarantine USING btree (source, line);

CREATE INDEX record_grades_district_idx ON released.record_grades USING btree (district);

CREATE INDEX record_grades_organisation_granted_on_idx ON released.record_grades USING btree (organisation, granted_on);

CREATE INDEX record_grants_district_paid_on_idx ON released.record_grants USING btree (district, paid_on);

CREATE INDEX record_grants_grant_idx ON released.record_grants USING btree ("grant");

CREATE INDEX record_homes_district_idx ON released.record_homes USING btree (district);

CREATE INDEX record_homes_home_idx ON released.record_homes USING btree (home);

CREATE INDEX record_milestone_progress_district_idx ON released.record_milestone_progress USING btree (district);

CREATE INDEX record_milestone_progress_milestone_district_reached_on_idx ON released.record_milestone_progress USING btree (milestone, district, reached_on);

CREATE INDEX record_standards_district_idx ON released.record_standards USING btree (district);

CREATE INDEX record_standards_district_name_effective_on_idx ON released.record_standards USING btree (district, name, effective_on);

CREATE INDEX source_content ON released.source USING btree (sha256, dataset);

CREATE INDEX source_dataset ON released.source USING btree (dataset, as_of);

ALTER TABLE ONLY released.act
    ADD CONSTRAINT act_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.office_return
    ADD CONSTRAINT office_return_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.quarantine_rest
    ADD CONSTRAINT quarantine_rest_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.quarantine
    ADD CONSTRAINT quarantine_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

ALTER TABLE ONLY released.source
    ADD CONSTRAINT source_mends_fkey FOREIGN KEY (mends) REFERENCES released.source(id);

ALTER TABLE ONLY released.source_return
    ADD CONSTRAINT source_return_source_fkey FOREIGN KEY (source) REFERENCES released.source(id);

