import type { Box } from '../drawing/scene.ts'
import { pictureWidth } from '../drawing/style.ts'

const side = 380

/** In the middle of the picture: both axes have the same unit. */
export function squareArea(top: number): Box {
  return { left: (pictureWidth - side) / 2, top, width: side, height: side }
}
