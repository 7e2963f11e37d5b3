import type { FieldValues, Granularity, IsoDate } from '../forms/form.ts'

/**
 * Words as an official may write them, with diacritics. They are compared without diacritics and in lower case, so one
 * spelling does for both; abbreviations ("gq", "TCD") are listed beside the full words.
 */
export type Phrases = readonly string[]

/**
 * How a count field is named around its figure.
 *
 * - `noun`: what is counted; mostly after the figure ("8 lượt"), also before it ("số lượt: 8").
 * - `lead`: a state or an action that tells counts with one noun apart ("đã giải quyết 106", "14 đơn đang giải quyết").
 * - `base`: the plainest wording, which any lead or noun beside it makes more precise ("nhận 124 đơn").
 */
export interface CountReading {
  /** Without a field the figure is understood and left out: the form has no place for it. */
  field?: string
  as: 'noun' | 'lead' | 'base'
  phrases: Phrases
  /** Fields among which the same words leave open; `field` is taken only if no figure of the record stands before. */
  unlessFirst?: readonly string[]
  /** Only behind its figure: in front of one these letters are more often another word ("cờ", "có"). */
  behind?: true
  /** Before a day these words name the event and count nothing: "buổi tiếp 16/11". */
  namesEvent?: boolean
  /** Within a figure of the field these words tell it better: "đang giải quyết 81 hồ sơ (trong hạn 80, quá hạn 1)". */
  exact?: true
  /** Right beside its figure only: the name of a place tells a count in "tỉnh 12", and none in "tỉnh tổ chức 12 cuộc". */
  beside?: true
  /** Only before a ratio: "giải quyết đơn thư 15/17", and not "giải quyết đơn thư: nhận 17 đơn". */
  ofRatio?: true
  /** Told of the time before the record's: the month in "tồn tháng 10: 12" is not its own. */
  ofBefore?: true
  /** Fields whose words right behind the figure say that it counts something else: "khen thưởng 18 cá nhân". */
  notOf?: readonly string[]
  /** Another form that the same sentence is about takes the figure. */
  yields?: boolean
}

/** Words by which an option of a choice field, or one side of a yes-no field, is recognised. */
export interface ChoiceReading {
  /** A name that is no field of the form is a clue for `settle` and not kept: what is inspected tells who may inspect it. */
  field: string
  /** `behind`: only right behind a figure, elsewhere the letters are another word. */
  options: readonly { value: string | boolean; phrases: Phrases; behind?: true }[]
  /**
   * Read only in records of this kind; in the other kind the same words are labels of counts. In a form without
   * `single` the kind is the one the time tells: a period makes a batch.
   */
  granularity?: Granularity
  /** Two different options in one record leave the field open instead of the first one being taken. */
  exclusive?: boolean
  /** The options stand in order: of two that are told the earlier is kept, "điểm nóng" before "bức xúc". */
  ranked?: true
  /** Options that make a record by themselves: a session that was not held. */
  tells?: readonly string[]
}

/** Who acts. A new head in the sentence starts a new record. */
export interface AgentReading {
  field: string
  heads: readonly { value: string; phrases: Phrases }[]
  /** A deputy acts for the head `of`; `title` is what is kept. */
  deputies: readonly { title: string; of: string; phrases: Phrases }[]
  delegation: Phrases
  delegateField: string
  /** The field and the value that say that the head did not act himself. */
  delegated: { field: string; value: string }
}

/** A date field that is not the record's own date, told by the verb beside it. */
export interface DateReading {
  field: string
  phrases: Phrases
}

/**
 * A name or subject kept as it was written: what stands in quotation marks, or the words after one of the phrases up to
 * a figure, a comma or the end of the clause ("đối thoại chuyên đề GPMB", "về dân vận chính quyền").
 */
export interface NameReading {
  field: string
  phrases: Phrases
  /** Only what stands in quotation marks counts: the name of a model. */
  quotedOnly?: true
  /** The phrase is a part of the name: "quỹ an sinh". */
  withPhrase?: true
  /** Its words say nothing else in the form: "tuyên truyền | ATGT | lưu động 3 buổi". */
  plain?: true
  /** A title: it goes on over "tại", "trong", "với", which end other names: "về ngày làm việc ở cơ sở". */
  title?: true
  /** Its words end what people say: "… đề xuất cấp thuốc". */
  tells?: true
  /** A number closes it: "thôn 3 | kéo lên xã". */
  numbered?: true
  /** What names the form is no part of the name: "quỹ vì người nghèo hỗ trợ 2 căn nhà". */
  endsAtSignal?: true
}

/** The number and symbol of a document ("141/KH-UBND", "254-TB/ĐU") that fills a field. */
export interface DocumentReading {
  field: string
  /** Only behind one of these words; absent: wherever one stands. */
  after?: Phrases
  /** The form keeps the document itself: the day behind the number is the record's own, otherwise only the document's. */
  own?: true
}

/** "8/9 thôn", "34/37 nhiệm vụ": the second number. */
export interface WholeReading {
  /** The field of the first number; absent: any. */
  part?: string
  /** The field of the second; a name that is no field of the form is shown and not kept. */
  whole: string
  /** What is there besides the whole, and settled with it: "tồn 3, nhận 10, giải quyết hết" are thirteen. */
  besides?: string
  /** Only a ratio is told of it: "tất cả đúng hạn" speaks of what was settled, not of what was received. */
  ratioOnly?: true
}

/** The reason given with "do", "vì", "lý do", up to the end of the clause. */
export interface TextReading {
  field: string
  /** Only in a record that has one of these fields, or this value. */
  with: readonly string[]
  when?: { field: string; value: string }
}

/** What the reader hands to `settle`. */
export interface Draft {
  granularity: Granularity | undefined
  /** The record's own day. */
  date?: IsoDate
  fields: FieldValues
  /** Fields told inside "trong đó", "gồm" or brackets: parts of a figure before them. */
  nested: ReadonlySet<string>
  /** It has not happened yet. */
  planned: boolean
  /** It goes on about something told before. */
  updates: boolean
}

/** Everything the reader of messages knows about a form; the reader itself knows no form. */
export interface FormReading {
  /** Any of these says by itself that the sentence is about this form. */
  signals: Phrases
  /**
   * Words that say it, as `hints` or as `signals` do, where what they have counted follows, a figure of one of the
   * fields: "ra 5 văn bản".
   */
  verbs?: { as: 'signal' | 'hint'; fields: readonly string[]; phrases: Phrases }
  /** These say it too, unless a word of `foreign` stands in the sentence. */
  hints: Phrases
  /** The sentence is about something else, though it counts similar things. */
  foreign: Phrases
  /** Expressions that contain a word of this form by accident: "đơn vị". */
  blocked: Phrases
  /** The most telling first: of all labels around one figure the first in this list names the field. */
  counts: readonly CountReading[]
  choices?: readonly ChoiceReading[]
  agents?: AgentReading
  dates?: readonly DateReading[]
  /** What lasts from one day to another: the fields of both. */
  lasts?: { from: string; to: string }
  texts?: readonly TextReading[]
  /** Saying that there was none ("không có ai đến", "không phát sinh"): which words, and which counts are then zero. */
  none?: readonly { phrases: Phrases; zero: readonly string[] }[]
  /** After a figure of `after`, figures of the keys belong to the values: people of a large group. */
  contexts?: readonly { after: string; fields: Readonly<Record<string, string>> }[]
  names?: readonly NameReading[]
  /** The field of what the record is about where no word announces it: the first part behind the heading. */
  matter?: string
  /**
   * Who speaks and the verbs with which they do: what follows is the `matter`, "bà con thôn 3 | lo | thiếu nước". A verb of
   * `kept` is a part of it: "phản đối mỏ đá". Under a `heading` and behind its colon it is told without a verb, and behind "vụ"
   * (`about`) where the message tells what became of it. `where`: the field of the place where those live who speak.
   */
  voices?: { who: Phrases; says: Phrases; kept: Phrases; heading: Phrases; about: Phrases; where: string }
  /** "việc số hóa hồ sơ … được 65%": behind these words stands the name of one thing where it is told how it stands. */
  things?: { field: string; phrases: Phrases }
  documents?: readonly DocumentReading[]
  /** The first that fits names the second number of "106/124 đơn". */
  wholes?: readonly WholeReading[]
  /** Counts that may be the whole of "12/15 đơn khiếu nại"; without it those of `single`. */
  kinds?: readonly string[]
  /** Fields whose figures are added up when they are joined by "và" or "+" ("3tr5 và 15tr7"); the sum is asked about. */
  addends?: readonly string[]
  /** Fields that count two things at once: told one after the other in different words ("rút 2 đơn, đình chỉ 1 đơn") they are added up. */
  sums?: readonly string[]
  /**
   * A second, different value of one of these fields begins the next record, and so does a second figure of the same
   * count: "ủng hộ 3 triệu, tặng 5 con dê cho 1 hộ, 10 suất quà cho 10 hộ" are three records.
   */
  begins?: readonly string[]
  /** "trong đó 4 căn quỹ A, 85 căn quỹ B": each value of this field is a record of its own beside the whole. */
  splitBy?: string
  /** Counts of events: more than one of them, on no day that is told, makes a period total. */
  events?: readonly string[]
  /** Words that tell how a matter told before went on: the intent is `update` and not `log`. */
  updates?: Phrases
  /** Fields that tell how a thing stands: with "hôm trước", "nay đã" the intent is `update` too. */
  states?: readonly string[]
  /** How much of one thing is done: a percentage that nothing names, in a record that counts nothing. */
  share?: string
  /** A count known only afterwards: told without those of the event itself it goes on about one told before. */
  later?: { field: string; without: readonly string[] }
  /** A percentage typed beside the words or after a figure of the field `of` is a claim about the ratio. */
  percentages?: readonly { ratio: string; of: string }[]
  /**
   * A form whose single event is one counted thing: a lone figure 1 of one of these fields, without a period, is the
   * event itself.
   */
  single?: {
    counts: readonly string[]
    /** With one of these known, a figure 1 of a state is the event too: "giải quyết xong 1 đơn khiếu nại". */
    tells: readonly string[]
  }
  /** Fills in what follows from the rest, in records that are being logged or planned. */
  settle?: (draft: Draft) => FieldValues
}
