export { somebody, type Ended, type Person } from './person.test.support.ts'
export { directory, sampleStudy, studyText } from './sample-study.test.support.ts'
