export { libsqlDialect } from './libsql-dialect.ts'
export { migrate } from './migrate.ts'
