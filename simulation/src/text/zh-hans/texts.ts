import type { Translated, TranslationOf } from '@sampan/terminal'
import type { help as helpEn, texts as en } from '../en/texts.ts'

export const texts = {
  'expected.site':
    '须为 名称=数据，例如 hk-east=data/hk-east；名称用 a-z、0-9 和 -，最多 63 个字符',
  'expected.siteOnce': '每家医院须有自己的名称；{site} 在此出现了两次',

  'label.site': '站点',
  'label.messages': '消息',
  'label.bytes': '字节',
  'label.table': '数据表',
  'label.rows': '行数',

  'analyse.heading': '{analysis}：一张表内 {people} 人',
  'analyse.failed': '{analysis}：没有得出结果',
  'analyse.progress': '已完成 {done} 项分析，共 {of} 项',
  'analyse.rowsLeftOut': '有 {count} 行未计入：这些行在 --split 列没有值。',
  'analyse.remark':
    '所有数字均予显示：数据属于您自己，不做披露检查。请勿把这些数字当作正式发布的结果转交他人。',

  'generate.progress': '已写入 {people} 人，共 {total} 人',

  'simulate.left': '离开每家模拟医院的内容',
  'simulate.rowsLeftOut': '{count} 行不属于任何医院：其 --split 列的值缺失。',
  'simulate.written': '已写入：{file}',
  'simulate.remark': '这是用本机数据进行的模拟：没有询问任何医院，也没有记录在案。',
} as const satisfies TranslationOf<typeof en>

export const help: Translated<typeof helpEn> = {
  analyse: {
    purpose: '在一张表上运行研究，如同所有人都在同一处。',
    when: '用于把联邦结果与合并后的表比较，或分析您可以完整持有的数据。相同的分析得出相同的数字，直至最后几位；不加掩码，不询问任何人，也不做披露检查。分析本身要用的研究下限仍然有效。',
    says: {
      STUDY: '研究文件（YAML 或 JSON）',
      DATA: '.duckdb 文件或 OMOP 表的文件夹，或 CSV、Parquet 登记表',
      split: '说明每一行属于哪家医院的列（OMOP 数据：person.列名），供含医院效应的研究使用',
      dictionary: '登记表的数据字典；不给则用表旁的 TABLE.dictionary.yaml',
      out: '存放结果的新文件夹：含全部位数的 JSON，以及 CSV',
    },
    examples: ['所有人在一张表：', '每一行注明医院：'],
  },
  generate: {
    purpose: '写入一个生成的 OMOP CDM：其中的人和记录都不属于任何人。',
    when: '用于测试、演示和测量，从一千人到一百万人。人口遵循演示的模型；era 按 OHDSI 的方法由记录推导，最多 30 天的间隔会连接起来。相同的选项在任何机器上都得到相同的行。',
    says: {
      PLACE: '新的 .duckdb 文件，或每个数据表一个文件的新文件夹',
      people: '人数；不给则为 1000',
      events: '每人平均的事件数，era 不计；不给则为 100',
      hospital: '以演示中哪家医院的人口为准：各院的年龄、性别、习惯和疾病都不同',
      seed: '任何文字；换一个便得到另一些人',
      cdm: 'OMOP CDM 的版本；不给则为 5.4',
      ids: 'wide：人和事件的编号超出 2^53，也有负数',
      format: '不给则为 duckdb；parquet 和 csv 会建立文件夹',
    },
    examples: ['一万人，存于一个文件：', '较旧的 CDM，长编号，存为 CSV 文件的文件夹：'],
  },
  simulate: {
    purpose: '用本机数据进行研究，把每个数据集当作一家医院。',
    when: '用于提交研究之前试行，并查看会离开每家医院的内容：披露检查、掩码、总和与发布检查都是真的，全部在一个进程内进行，不经网络。研究自己的站点名单由所给的取代；批准是模拟的。运行期间，数据的副本存放于临时文件夹内的私人文件夹。',
    says: {
      STUDY: '研究文件（YAML 或 JSON）',
      site: '一家医院及其数据：.duckdb 文件、OMOP 表的文件夹，或 CSV、Parquet 登记表；每家医院给一次，至少三家',
      split: '按此列的值把每个 --site 的数据分成医院（OMOP 数据：person.列名）',
      dictionary: '登记表的数据字典；不给则用表旁的 TABLE.dictionary.yaml',
      policy: '各医院的策略（Cedar）；不给则用代理程序最初的策略',
      floors: '各医院的披露下限；不给则用代理程序最初的下限',
      out: '存放 JSON 结果的新文件夹，每项分析一个文件',
    },
    examples: ['三个 OMOP 表的文件夹：', '一个表，其中一列为医院名称：'],
  },
}
