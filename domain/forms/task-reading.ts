import type { Draft, FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'
import type { FieldValues } from './form.ts'

/** What period totals call the tasks that leaders' conclusions and letters gave. */
const DIRECTIVES = 'kết luận, văn bản chỉ đạo'

const stateAt = (progress: number): string => (progress === 0 ? 'not_started' : progress < 100 ? 'in_progress' : 'done')

/** A percentage tells how a task stands where no word does; what was counted tells where a total of tasks came from. */
const settle = ({ fields: { content, assignee, progress, ...fields } }: Draft): FieldValues => {
  const { tstate, task_source, given_as, slow } = fields
  const counted = fields.done !== undefined || fields.total !== undefined
  const source = given_as === 'directive' && fields.done !== undefined ? DIRECTIVES : undefined
  return {
    ...fields,
    // "18/20 nhiệm vụ Đảng ủy giao": no name of one task.
    ...(!counted && content !== undefined && { content }),
    ...(!counted && assignee !== undefined && { assignee }),
    // "giao 62 nhiệm vụ, đã hoàn thành 54, đạt 87%": the share of what was counted.
    ...(!counted && progress !== undefined && { progress }),
    ...(!counted && typeof progress === 'number' && tstate === undefined && { tstate: stateAt(progress) }),
    ...(slow !== undefined && progress === undefined && tstate === undefined && !counted && { tstate: 'overdue' }),
    ...(task_source === undefined && source !== undefined && { task_source: source }),
  }
}

/** How officials tell of tasks given to them, and of how many are done. */
export const taskReading: FormReading = {
  signals:
    phrases(`thôi thực hiện; dừng thực hiện; nhiệm vụ được giao; việc được giao; giao nhiệm vụ; nhiệm vụ trọng tâm; tiến độ nhiệm vụ; tiến độ thực hiện; lùi hạn; xin lùi
      hạn; gia hạn nhiệm vụ; xin gia hạn; xin lùi thời hạn; kết luận, văn bản chỉ đạo; văn bản chỉ đạo; kết luận, chỉ đạo; ý kiến chỉ đạo; nv
      trọng tâm; nv được giao; nhiệm vụ giao; giao việc; đầu việc; nhiệm vụ theo kết luận; nhiệm vụ quá hạn; việc quá hạn; nhiệm vụ; nv`),
  hints: phrases('việc; công việc; tiến độ; quá hạn; hạn; giao; phân công; giao cho'),
  foreign:
    phrases(`đơn; đơn thư; hồ sơ; hs; TTHC; cử tri; TXCT; đối thoại; mô hình; giải ngân; vụ việc; hòa giải; thi hành án; tiếp dân; tiếp công dân; tiếp nhận; đoàn
    kiểm tra; tuyên truyền; hài lòng; ngày công;  làm việc; về việc; ngày làm việc`),
  blocked:
    phrases(`sáp nhập; cán bộ; chính sách; quản lý; đổi mới; thi đua; kỷ niệm; thay đổi; ô nhiễm; đất; đất đai; tài nguyên; tài sản; tài chính; cơ sở; đô thị; thủ tục; thủ tục hành chính; thư viện; tái định cư; thu hồi đất; chuyển đổi số; giao thông; giao ban; giao quân; bàn giao; giao dịch; giao lưu; làm việc; ngày làm việc; buổi làm việc; việc làm; chức năng, nhiệm vụ; nhiệm vụ chính trị; nhiệm vụ, giải pháp; việc thực
    hiện; thời hạn; có hạn; hạn hán; hạn chế; giới hạn; hạn mức; quyền hạn; đúng hạn; trước hạn; trễ hạn hồ sơ; cơ quan`),
  counts: [
    // "trễ hạn 2 ngày": by how much.
    { as: 'noun', phrases: phrases('ngày; ngày làm việc') },
    {
      field: 'progress',
      as: 'lead',
      phrases:
        phrases(`tiến độ; tiến độ nhiệm vụ; tiến độ công việc; tiến độ đạt; đạt tiến độ; xong; đã xong; mới xong; hoàn thành; đã hoàn thành; mới hoàn thành; đạt; đã đạt; mới
        đạt; làm được; đã làm được; thực hiện được; đã thực hiện; thực hiện; ước đạt; làm xong; đã làm xong; hoàn thành
        được; đã thực hiện được; tiến độ hoàn thành; tiến độ thực hiện`),
    },
    {
      as: 'lead',
      phrases:
        phrases(`quá hạn; trễ hạn; đang thực hiện; đang làm; đang triển khai; chưa hoàn thành; chưa xong; chưa thực hiện; còn; còn lại;
        trong hạn; chưa đến hạn`),
    },
    {
      field: 'done',
      as: 'lead',
      phrases:
        phrases(`hoàn thành; đã hoàn thành; xong; đã xong; làm xong; đã làm xong; thực hiện xong; đã thực hiện xong; thực hiện; đã thực
        hiện; hoàn tất; đã hoàn tất; hoàn thành xong; giải quyết xong; xử lý xong; đã làm; hoàn thành được; kết thúc; làm được; hoàn thành đúng hạn; hoàn thành đúng tiến độ; hoàn thành trước hạn; xong đúng hạn; xong trước hạn;
        hoàn thành trễ hạn; hoàn thành trễ; hoàn thành quá hạn; xong trễ hạn; xong trễ`),
    },
    {
      field: 'total',
      as: 'noun',
      phrases:
        phrases(`nhiệm vụ; nv; nhiệm vụ trọng tâm; nhiệm vụ được giao; nv được giao; nv trọng tâm; việc; đầu việc; công việc; việc được
        giao; kết luận, văn bản chỉ đạo; văn bản chỉ đạo; kết luận; kết luận, chỉ đạo; chỉ đạo; ý kiến chỉ đạo; nhiệm vụ, chỉ tiêu; văn bản, kết
        luận; thông báo kết luận; số nhiệm vụ; tổng số nhiệm vụ; nội dung công việc; nhiệm vụ giao; nhiệm vụ cụ thể; nội dung chỉ đạo`),
    },
    {
      field: 'total',
      as: 'base',
      phrases: phrases('giao; được giao; đã giao'),
    },
  ],
  choices: [
    {
      field: 'given_as',
      options: [
        {
          value: 'directive',
          phrases:
            phrases(`kết luận, văn bản chỉ đạo; văn bản chỉ đạo; kết luận; kết luận, chỉ đạo; chỉ đạo; ý kiến chỉ đạo; văn bản, kết
            luận; thông báo kết luận; nội dung chỉ đạo`),
        },
        {
          value: 'key',
          phrases: phrases('nhiệm vụ trọng tâm; nv trọng tâm; nhiệm vụ được giao; nv được giao; nhiệm vụ; nv'),
        },
      ],
    },
    {
      // No field: late, however far it is.
      field: 'slow',
      options: [{ value: true, phrases: phrases('chậm; còn chậm; thực hiện chậm; triển khai chậm; đang chậm') }],
    },
    {
      field: 'tstate',
      tells: ['not_started', 'in_progress', 'done', 'done_late', 'overdue', 'cancelled'],
      granularity: 'event',
      options: [
        {
          value: 'not_started',
          phrases: phrases('chưa làm; chưa triển khai; chưa thực hiện; chưa bắt đầu; chưa tiến hành; chưa động đến'),
        },
        {
          value: 'done_late',
          phrases:
            phrases(`hoàn thành trễ; hoàn thành trễ hạn; xong trễ; xong trễ hạn; hoàn thành chậm; hoàn thành quá hạn; xong nhưng trễ hạn;
            hoàn thành muộn; xong muộn`),
        },
        {
          value: 'overdue',
          phrases: phrases(
            'quá hạn; đã quá hạn; trễ hạn; chậm tiến độ; chậm hạn; quá thời hạn; trễ tiến độ; bị chậm; bị chậm tiến độ; bị trễ',
          ),
        },
        {
          value: 'cancelled',
          phrases: phrases(
            'thôi thực hiện; dừng thực hiện; không thực hiện nữa; không triển khai nữa; hủy nhiệm vụ; hủy việc; dừng lại',
          ),
        },
        {
          value: 'in_progress',
          phrases:
            phrases(`đang làm; đang thực hiện; đang triển khai; đang tiến hành; đang dở; chưa xong; chưa hoàn thành; đang hoàn thiện; cơ bản
            xong; cơ bản hoàn thành; gần xong; sắp xong`),
        },
        {
          value: 'done',
          phrases:
            phrases(`xong; đã xong; hoàn thành; đã hoàn thành; làm xong; đã làm xong; hoàn tất; đã hoàn tất; thực hiện xong; đã thực hiện
            xong; xong rồi; đã xong trước hạn; hoàn thành đúng hạn; hoàn thành trước hạn; xong đúng hạn; xong trước hạn`),
        },
      ],
    },
  ],
  dates: [
    {
      field: 'due_date',
      phrases:
        phrases(`đến; đến ngày; tới; sang; sang ngày; hạn; hạn đến; hạn đến ngày; hạn ngày; hạn hoàn thành; hạn chót; hạn cuối; hạn xong; hạn báo cáo; hạn là; lùi hạn; lùi hạn đến; xin
        lùi hạn đến; xin lùi đến; lùi đến; lùi sang; gia hạn đến; xin gia hạn đến; gia hạn tới; xin gia hạn tới; lùi hạn tới; xin lùi hạn sang; lùi hạn
        sang; chậm nhất; chậm nhất ngày; trước ngày; xong trước; xong trước ngày; hoàn thành trước; hoàn thành trước ngày; phải xong; thời hạn;
        thời hạn đến; gia hạn; xin gia hạn; xin lùi hạn; xin lùi; gia hạn thêm đến`),
    },
    { field: 'assigned_date', phrases: phrases('giao ngày; được giao ngày; giao từ ngày; giao từ; giao hôm') },
  ],
  texts: [{ field: 'delay_reason', with: ['progress', 'tstate', 'due_date', 'slow'] }],
  none: [
    {
      phrases: phrases(
        'không được giao nhiệm vụ nào; không có nhiệm vụ nào; không được giao việc nào; không phát sinh nhiệm vụ; nhiệm vụ nào; việc nào; nhiệm vụ mới',
      ),
      zero: ['total', 'done'],
    },
  ],
  names: [
    {
      field: 'content',
      phrases: phrases(
        `việc; nhiệm vụ; về việc; công việc; nhiệm vụ về; giao nhiệm vụ; nội dung; đầu việc; nv; thực hiện việc; thực hiện nhiệm vụ; giao việc`,
      ),
    },
    {
      field: 'assignee',
      phrases: phrases('giao cho; giao; phân công; phân công cho; đơn vị thực hiện; đơn vị chủ trì; người thực hiện'),
    },
  ],
  documents: [
    {
      field: 'result_doc',
      after: phrases('sản phẩm; kết quả; đã ban hành; đã có; ban hành; đã báo cáo tại; báo cáo số; đã gửi'),
    },
    { field: 'task_source' },
  ],
  things: {
    field: 'content',
    phrases: phrases(
      'việc; nhiệm vụ; nv; công việc; đầu việc; nhiệm vụ về; nhiệm vụ thực hiện; nội dung công việc; giao việc; giao nhiệm vụ; phân công nhiệm vụ',
    ),
  },
  wholes: [{ part: 'done', whole: 'total' }],
  sums: ['done'],
  begins: ['given_as', 'content'],
  share: 'progress',
  percentages: ['done', 'progress'].map((of) => ({ ratio: 'tasks_done_pct', of })),
  updates:
    phrases(`chậm; còn chậm; thực hiện chậm; triển khai chậm; đang chậm; bị chậm; bị chậm tiến độ; mới xong; mới đạt; mới hoàn thành; đạt tiến độ; ước đạt; đã thực hiện; đã làm được; làm được; mới làm được; thực hiện được; đã thực hiện được; chưa làm; chưa thực hiện; chưa triển khai; thôi thực hiện; dừng thực hiện; xong; đã xong; làm xong; đã làm xong; hoàn thành; đã hoàn thành; thực hiện xong; đã thực hiện xong; quá hạn; đã quá hạn; trễ hạn;
    lùi hạn; xin lùi hạn; xin lùi; gia hạn; xin gia hạn; xin lùi thời hạn; tiến độ; đạt; chậm tiến độ; đang làm; đang thực hiện; đang tiến hành; đang triển khai; chưa xong; gần
    xong; sắp xong; cơ bản xong; cơ bản hoàn thành; xin thêm thời gian; xong trước hạn; xong trễ hạn`),
  settle,
}
