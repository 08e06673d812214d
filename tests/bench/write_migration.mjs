// Writes a migration of so many statements to standard output: write_migration.mjs COUNT
import { migration } from "./statements.mjs";

process.stdout.write(migration(Number(process.argv[2])));
