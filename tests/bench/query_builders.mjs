// The statements as Kysely and Knex make them.
import knexOf from "knex";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";

/** @import { Call } from "./statements.mjs" */

const knex = knexOf({ client: "pg" });
const kysely = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** @param {Call} call */
export const byKysely = (call) => call.kysely(kysely, sql);
/** @param {Call} call */
export const byKnex = (call) => call.knex(knex);
