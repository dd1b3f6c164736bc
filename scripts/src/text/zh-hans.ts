import type { TranslationOf } from '@sampan/terminal'
import type { en } from './en.ts'

export const zhHans: TranslationOf<typeof en> = {
  title: 'Sampan：四家医院，一个回归模型，病历不离开任何一家',
  step: '[{step}/{steps}] {what}',
  help: `scripts/demo [选项]

  在本机以独立的进程建立一个协调方和四家医院，从批准到核验日志，完整运行一项研究，
  然后清理。不会向其他地方发送任何数据。

选项：
  --data DIR       改用 DIR 中的 UCI 心脏病数据，而不是生成的医院
  --depart PHASE   改为在该阶段（advertise、share、mask、confirm、reveal）强行终止一个代理程序；
                   --round N 指明第几轮次（默认 1）
  --keep           结束时不停止，并说明如何继续使用
  --lang LANGUAGE  en、zh-Hant 或 zh-Hans
  --json FILE      把报告的一切以数据形式写入 FILE
  -h, --help       显示本页`,

  'step.data': '数据',
  'step.federation': '一个协调方，四家医院',
  'step.study': '一项研究，以及缺少的一份批准',
  'step.run': '运行，期间协调方被强行终止',
  'step.depart': '运行，期间一个代理程序被强行终止',
  'step.answer': '答案',
  'step.left': '离开每家医院的内容',
  'step.log': '轮次日志',
  'step.end': '结束',

  'data.synthetic': '生成的人群，真实系数已知，以 OMOP CDM 5.4 存于 DuckDB 文件：',
  'data.heart': 'UCI 心脏病数据，已转换为 OMOP CDM 5.4（simulation/src/heart/mapping.ts）：',
  'data.floors': '这些医院规模小：其下限由 {file} 调低，每项结果都会注明。',

  'label.site': '站点',
  'label.name': '名称',
  'label.controller': '控制机构',
  'label.jurisdiction': '司法管辖区',
  'label.people': '人数',
  'label.term': '项',
  'label.estimate': '联合估计',
  'label.error': '标准误',
  'label.p': 'p 值',
  'label.pooled': '合并估计',
  'label.difference': '差异／标准误',
  'label.truth': '真值',
  'label.messages': '消息',
  'label.bytes': '字节',
  'label.plain': '首个字，原值',
  'label.sent': '实际发送',

  'federation.coordinator': '协调方在 {url} 接受连接；其根证书为 {fingerprint}',
  'federation.enrolled': '{count} 家医院已登记，各有两名批准人；保险库与中继各为独立进程。',

  'study.sound': '{file} 没有问题。',
  'study.submitted': '已提交为 {id}\n{digest}',
  'study.signed': '{all} 个签名已有 {signed} 个。现在开始会怎样：',
  'study.refused': '被拒绝：{code}，由 {sites} 提出。没有任何患者数据离开任何医院。',
  'study.last': '{site} 的 {role} 作出最后一个签名。',

  'run.started': '已开始 {run}',
  'run.killed': '协调方被强行终止（SIGKILL）。',
  'run.restarted': '协调方重新启动。',
  'run.ended': '{run} 经 {count} 轮完成，用时 {seconds} 秒。',

  'answer.people':
    '{n} 人，其中 {cases} 人有此结局；偏差 {deviance}，AIC {aic}，迭代 {iterations} 次',
  'answer.sites': '其中的医院：{sites}。',
  'depart.killed': '{site} 的代理程序在第 {round} 轮次的 {phase} 阶段被强行终止（SIGKILL）。',
  'depart.needed': '其患者已在公布的总和之内：没有他们的总和会使他们单独显露。运行等候 {site}。',
  'depart.back': '{site} 的代理程序重新启动。',
  'answer.equal': '联合估计等于合并估计：最大差异为容许值 1e-8 max(|b|, SE) 的 {most}。',
  'answer.unequal': '联合估计不等于合并估计：差异为容许值 1e-8 max(|b|, SE) 的 {most} 倍。',
  'answer.pooled': '合并偏差 {pooled}，差异 {difference}',

  'left.total': '医院发送的是经掩码的字；只有所有医院的总和可以读取。',

  'log.sound': '{count} 条记录，已导出，并在不依靠协调方的情况下核验。',
  'log.flipped': '{file} 的一个字节被改动后再核验：{code}，{place}。',

  'end.clean': '所有进程已结束，所有文件已删除。{seconds} 秒。',
  'end.kept': '继续运行。协调方在 {url}，文件在 {folder}。',
  'end.try': '可以试试：',
  'end.stop': '停止方法：',
  'end.json': '以上一切都在 {file}。',
  'end.broken': '演示中断。',
  'end.logs': '各进程的日志在 {folder}。',
}
