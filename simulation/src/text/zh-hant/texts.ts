import type { Translated, TranslationOf } from '@sampan/terminal'
import type { help as helpEn, texts as en } from '../en/texts.ts'

export const texts = {
  'expected.site':
    '須為 名稱=數據，例如 hk-east=data/hk-east；名稱用 a-z、0-9 及 -，最多 63 個字元',
  'expected.siteOnce': '每間醫院須有自己的名稱；{site} 在此出現了兩次',

  'label.site': '站點',
  'label.messages': '訊息',
  'label.bytes': '位元組',
  'label.table': '資料表',
  'label.rows': '列數',

  'analyse.heading': '{analysis}：一張表內 {people} 人',
  'analyse.failed': '{analysis}：沒有得出結果',
  'analyse.progress': '已完成 {done} 項分析，共 {of} 項',
  'analyse.rowsLeftOut': '有 {count} 列未計入：這些列在 --split 欄沒有值。',
  'analyse.remark':
    '所有數字均予顯示：資料屬於你自己，不作披露檢查。請勿把這些數字當作正式發布的結果轉交他人。',

  'generate.progress': '已寫入 {people} 人，共 {total} 人',

  'simulate.left': '離開每間模擬醫院的內容',
  'simulate.rowsLeftOut': '{count} 列不屬任何醫院：其 --split 欄的值缺失。',
  'simulate.written': '已寫入：{file}',
  'simulate.remark': '這是以本機數據進行的模擬：沒有詢問任何醫院，亦沒有記錄在案。',
} as const satisfies TranslationOf<typeof en>

export const help: Translated<typeof helpEn> = {
  analyse: {
    purpose: '在一張表上運行研究，有如所有人都在同一處。',
    when: '用於把聯邦結果與合併後的表比較，或分析你可以完整持有的資料。相同的分析得出相同的數字，直至最後幾位；不加遮罩，不詢問任何人，也不作披露檢查。分析本身要用的研究下限仍然有效。',
    says: {
      STUDY: '研究檔案（YAML 或 JSON）',
      DATA: '.duckdb 檔案或 OMOP 表的資料夾，或 CSV、Parquet 登記表',
      split: '說明每一列屬於哪間醫院的欄（OMOP 資料：person.欄名），供含醫院效應的研究使用',
      dictionary: '登記表的資料字典；不給則用表旁的 TABLE.dictionary.yaml',
      out: '存放結果的新資料夾：含全部位數的 JSON，以及 CSV',
    },
    examples: ['所有人在一張表：', '每一列註明醫院：'],
  },
  generate: {
    purpose: '寫入一個產生的 OMOP CDM：其中的人和記錄都不屬於任何人。',
    when: '用於測試、示範及測量，由一千人至一百萬人。人口依從示範的模型；era 按 OHDSI 的方法由記錄推算，最多 30 天的間隔會連接起來。相同的選項在任何電腦都得出相同的列。',
    says: {
      PLACE: '新的 .duckdb 檔，或每個資料表一個檔案的新資料夾',
      people: '人數；不給則為 1000',
      events: '每人平均的事件數目，era 不計；不給則為 100',
      hospital: '以示範中哪間醫院的人口為準：各院的年齡、性別、習慣及疾病都不同',
      seed: '任何文字；換一個便得出另一些人',
      cdm: 'OMOP CDM 的版本；不給則為 5.4',
      ids: 'wide：人和事件的編號超出 2^53，亦有負數',
      format: '不給則為 duckdb；parquet 和 csv 會建立資料夾',
    },
    examples: ['一萬人，存於一個檔案：', '較舊的 CDM，長編號，存為 CSV 檔的資料夾：'],
  },
  simulate: {
    purpose: '以本機數據進行研究，把每個數據集當作一間醫院。',
    when: '用於提交研究之前試行，並查看會離開每間醫院的內容：披露檢查、遮罩、總和及發布檢查都是真的，全部在一個程序內進行，不經網絡。研究本身的站點名單由所給的取代；批准是模擬的。運行期間，數據的副本存放於暫存檔資料夾內的私人資料夾。',
    says: {
      STUDY: '研究檔案（YAML 或 JSON）',
      site: '一間醫院及其數據：.duckdb 檔、OMOP 表的資料夾，或 CSV、Parquet 登記表；每間醫院給一次，最少三間',
      split: '按此欄的值把每個 --site 的數據分成醫院（OMOP 數據：person.欄名）',
      dictionary: '登記表的數據字典；不給則用表旁的 TABLE.dictionary.yaml',
      policy: '各醫院的政策（Cedar）；不給則用代理程式最初的政策',
      floors: '各醫院的披露下限；不給則用代理程式最初的下限',
      out: '存放 JSON 結果的新資料夾，每項分析一個檔案',
    },
    examples: ['三個 OMOP 表的資料夾：', '一個表，其中一欄為醫院名稱：'],
  },
}
