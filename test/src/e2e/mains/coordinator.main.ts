import { serve } from '@sampan/coordinator'
import { killAt } from '@sampan/scripts'

/** `start --home DIR POINT TIMES`: a coordinator that is killed when it reaches a point so many times. */
const [, , , , home = '', point = '', times = ''] = process.argv
await serve(home, { reached: killAt(point, Number(times)) })
