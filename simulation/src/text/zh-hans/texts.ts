import type { Translated, TranslationOf } from '@sampan/terminal'
import type { help as helpEn, texts as en } from '../en/texts.ts'

export const texts = {
  'expected.site':
    '须为 名称=数据，例如 hk-east=data/hk-east；名称用 a-z、0-9 和 -，最多 63 个字符',
  'expected.siteOnce': '每家医院须有自己的名称；{site} 在此出现了两次',

  'label.site': '站点',
  'label.messages': '消息',
  'label.bytes': '字节',

  'simulate.left': '离开每家模拟医院的内容',
  'simulate.rowsLeftOut': '{count} 行不属于任何医院：其 --split 列的值缺失。',
  'simulate.written': '已写入：{file}',
  'simulate.remark': '这是用本机数据进行的模拟：没有询问任何医院，也没有记录在案。',
} as const satisfies TranslationOf<typeof en>

export const help: Translated<typeof helpEn> = {
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
