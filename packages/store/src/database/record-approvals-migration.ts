import { sql, type Migration } from 'kysely'

/** Adds approvals that an account reads records of minors. */
export const recordApprovalsMigration = (schema: string): Migration => ({
  async up(db) {
    await sql`
      create table ${sql.id(schema, 'record_approval')} (
        id integer primary key generated always as identity, actor text not null, approver text not null,
        district text not null, indicator text not null, purpose text not null,
        from_at timestamptz not null, until_at timestamptz not null
      )`.execute(db)
    await sql`create index record_approval_actor on ${sql.id(schema, 'record_approval')} (actor)`.execute(db)
  },
})
