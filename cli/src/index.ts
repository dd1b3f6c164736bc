export { sampan } from './sampan.ts'
