import { CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import { GraphicComponent, GridComponent } from 'echarts/components'
import type { GraphicComponentOption, GridComponentOption } from 'echarts/components'
import { init, use, type ComposeOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// The one module that runs the chart library: on the server, without a document, without a script in what it writes.
use([CustomChart, LineChart, ScatterChart, GridComponent, GraphicComponent, SVGRenderer])

export type ChartOption = ComposeOption<
  | LineSeriesOption
  | ScatterSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | GraphicComponentOption
>

interface Size {
  readonly width: number
  readonly height: number
}

/** The inside of an SVG element, whose ids begin with `id`: the same bytes for the same option. */
export function drawChart(option: ChartOption, { width, height }: Size, id: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return plain(chart.renderToSVGString({ useViewBox: true }), id)
  } finally {
    chart.dispose()
  }
}

/**
 * Without what belongs to pages with scripts: classes, marks and styles for pointers. Names carry a number that counts pictures
 * of the process, which goes too. Texts cannot look like an attribute: their quotes are escaped.
 */
function plain(svg: string, id: string): string {
  return (
    svg
      .replace(/^<svg[^>]*>/, '')
      .replace(/<\/svg>\s*$/, '')
      .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
      .replaceAll(/ (?:class|pointer-events|ecmeta_[a-z_]+)="[^"]*"/g, '')
      .replaceAll(/(id="|url\(#)zr\d+-/g, `$1${id}-`)
      // Not every reader of SVG knows the baseline in the middle.
      .replaceAll(' dominant-baseline="central"', ' dy="0.35em"')
      .replaceAll(/\n+/g, '\n')
      .trim()
  )
}
