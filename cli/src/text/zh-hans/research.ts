import type * as en from '../en/research.ts'
import type { Translated } from '@sampan/terminal'

const STUDY = '研究编号或摘要值；摘要值只写前八位即可'
const RUN = '运行编号'
const watch = '跟踪到结束为止'

export const studyHelp: Translated<typeof en.studyHelp> = {
  study: {
    purpose: '研究：撰写、检查、提交和阅读。',
    when: '一项研究就是一个文件。医院所批准的就是文件所写的内容，因此提交之前会全面检查。',
  },
  init: {
    purpose: '写出一份起步用的研究文件。',
    when: '开始研究时。每一行都有说明；编辑器可按 docs/schema/study.schema.json 提示写法。',
    says: { FILE: '新文件', registry: '用于非 OMOP 的数据表' },
    examples: ['使用 OMOP 数据：', '使用登记表：'],
  },
  fromAtlas: {
    purpose: '以 ATLAS 的队列定义写出一份起步用的研究文件。',
    when: '已有队列定义时。定义按 ATLAS 导出的原样读取；本版本做不到的，会指明名称和位置并予以拒绝。其他文件夹的文件会复制到研究文件旁边。',
    says: {
      COHORT: '队列定义（JSON）；第一个为目标队列',
      out: '新的研究文件；否则为第一个定义旁边的 study.yaml',
    },
    examples: ['使用一个队列：', '使用两个队列，写到别处：'],
  },
  validate: {
    purpose: '检查研究文件，并逐一指出错误的位置。',
    when: '撰写过程中使用。站点信息取自协调方，或取自文件；后者无需使用网络。',
    says: {
      FILE: '研究文件（YAML 或 JSON）',
      directory: '联邦成员名录，JSON 格式（GET /v1/directory）',
    },
    examples: ['采用协调方的站点信息：', '不使用网络：'],
  },
  submit: {
    purpose: '提交研究：由此成为具有摘要值的研究清单。',
    when: '研究准备就绪时。所有默认值都会写明，研究随即送交各医院，此后内容不能更改。协调方所收到的会与发出的相互核对。',
    says: { FILE: '研究文件（YAML 或 JSON）', yes: '不再询问' },
    examples: ['先看内容，然后提交：', '由程序提交：'],
  },
  list: {
    purpose: '列出研究及各医院的决定。',
    when: '用于查找研究，或查看谁尚未答复。',
    says: {},
    examples: ['列出：'],
  },
  show: {
    purpose: '显示研究的说明页（与批准人所见相同）及各医院的决定。',
    when: '签署、运行或审计研究之前。摘要值会在此重新计算。',
    says: {
      STUDY,
      language: '说明页的语言',
      manifest: '显示 JSON 格式的研究清单，而不是说明页',
    },
    examples: ['以繁体中文显示：', '所签署的确切内容：'],
  },
  export: {
    purpose: '把研究写入单个文件。',
    when: '供在没有网络的计算机上签名的批准人，以及导入研究的代理程序使用。',
    says: { STUDY: '研究编号或摘要值', out: '新文件' },
    examples: ['导出：'],
  },
}

export const runHelp: Translated<typeof en.runHelp> = {
  run: {
    purpose: '运行：开始、跟踪、继续和取消。',
    when: '一次运行，即与接受邀请的医院一起把已获批准研究的分析计算一次。',
  },
  start: {
    purpose: '开始运行一项研究。',
    when: '各医院批准之后。每家医院会再次核对其批准、策略和披露下限；只要有一家必须拒绝，该次运行即告结束，并说明原因。',
    says: {
      STUDY,
      analyses: '仅进行这些分析，以逗号分隔；不写即为全部',
      sites: '仅限这些站点，以逗号分隔；不写即为所有参与站点',
      watch,
    },
    examples: ['开始并跟踪：', '部分分析和部分站点：'],
  },
  watch: {
    purpose: '跟踪运行，直到结束或等待人员决定。',
    when: '用于查看轮次、站点和逐步下降的偏差。运行完成时退出状态为 0，否则为其原因的状态。按 Ctrl-C 只会停止跟踪，不会停止运行。',
    says: { RUN },
    examples: ['跟踪：'],
  },
  show: {
    purpose: '显示运行的现状。',
    when: '用于查看运行正在等待什么，或因何结束。',
    says: { RUN },
    examples: ['查看：'],
  },
  list: {
    purpose: '列出各次运行，最新的在前。',
    when: '用于查找某次运行。',
    says: {},
    examples: ['列出：'],
  },
  continue: {
    purpose: '让已暂停的运行继续。',
    when: '暂停的原因消除之后：站点已恢复，或有人作出决定。',
    says: { RUN, watch },
    examples: ['继续并跟踪：'],
  },
  cancel: {
    purpose: '终止进行中的运行。',
    when: '不再需要其结果时。已发布的予以保留，其余不再计算。',
    says: { RUN },
    examples: ['终止：'],
  },
}

const RESULT_OF = '运行编号，或某项结果的编号'
const analysis = '仅限这项分析'

export const resultHelp: Translated<typeof en.resultHelp> = {
  result: {
    purpose: '结果：阅读和导出。',
    when: '运行之后。只有通过发布检查的结果才会在此。',
  },
  show: {
    purpose: '以表格显示运行的结果。',
    when: '用于阅读估计值、描述统计和人数，以及结果来自哪些站点、哪些站点放宽了披露下限、哪些内容不予显示。',
    says: { RUN: RESULT_OF, analysis },
    examples: ['一个模型：', '一项结果：'],
  },
  export: {
    purpose: '把运行的结果写入文件：表格、全部内容、图。',
    when: '供 R、Python 或电子表格继续使用，数字保留所有位数；或展示图，图可以黑白打印。不写 --format 和 --r 时，写出研究所列的发布形式。',
    says: {
      RUN: RESULT_OF,
      format:
        'csv（一个表格）、json（全部内容）、svg（每幅图一个文件）、html（图和数值在同一页）；以逗号分隔',
      r: '表格，以及打印和绘制这些表格的 R 脚本',
      analysis,
      out: '已有的文件夹；不写即为当前文件夹',
    },
    examples: ['表格和图：', '一个模型的全部内容：', '供 R 使用：'],
  },
}
