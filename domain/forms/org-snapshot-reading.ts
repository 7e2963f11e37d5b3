import type { FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'

/** How officials tell how the work with the people is organised. */
export const orgSnapshotReading: FormReading = {
  signals:
    phrases(`tổ dân vận; tổ DV; tổ dân vận thôn; tổ dân vận thôn, làng; tổ dân vận cộng đồng; khối dân vận; ban chỉ đạo QCDC; BCĐ
          QCDC; ban chỉ đạo thực hiện quy chế dân chủ; ban chỉ đạo quy chế dân chủ; BCĐ quy chế dân chủ; ban chỉ đạo dân vận; phụ trách dân vận; phụ trách công tác dân vận; làm công tác dân vận; cán bộ dân
          vận; cán bộ giúp việc; giúp việc dân vận; BCĐ thực hiện QCDC; ban chỉ đạo thực hiện quy chế dân chủ ở cơ sở; BCĐ thực hiện quy chế dân chủ; ban chỉ đạo thực hiện QCDC; kiện toàn tổ dân vận`),
  hints: phrases('lãnh đạo phụ trách; BCĐ; ban chỉ đạo'),
  foreign:
    phrases(`mô hình; dân vận khéo; DVK; đối thoại; cử tri; tiếp dân; tiếp công dân; kiểm tra; giám sát; tuyên truyền; đơn thư; hồ sơ;
          hộ nghèo; suất quà; ý kiến; lượt người; buổi`),
  blocked: phrases(
    `tổ trưởng; tổ viên; tổ công tác; tổ công nghệ số; tổ tự quản; tổ chức; tổ đại biểu; tổ hòa giải; tổ kiểm tra; bí thư chi bộ; tổ hỗ trợ; tổ dân phố văn hóa`,
  ),
  counts: [
    {
      field: 'mass_teams',
      as: 'noun',
      phrases:
        phrases(`tổ dân vận; tổ DV; tổ dân vận thôn; tổ dân vận thôn, làng; tổ dân vận thôn làng; tổ dân vận cộng đồng; tổ dân vận ở thôn;
          tổ dân vận cơ sở; tổ dân vận các thôn; tổ dân vận các thôn, làng; tổ dân vận thôn, tổ dân phố; số tổ dân vận; thôn có tổ dân vận; thôn, làng có tổ dân vận; thôn thành lập tổ dân vận; thôn làng có tổ dân vận; thôn đã thành lập tổ dân vận; tổ`),
    },
    {
      field: 'committee_members',
      as: 'lead',
      phrases:
        phrases(`ban chỉ đạo QCDC; BCĐ QCDC; BCĐ; ban chỉ đạo; ban chỉ đạo thực hiện quy chế dân chủ; ban chỉ đạo thực hiện quy chế dân chủ ở cơ
          sở; BCĐ thực hiện QCDC; ban chỉ đạo quy chế dân chủ; BCĐ quy chế dân chủ; thành viên BCĐ QCDC; thành viên BCĐ; thành viên ban chỉ đạo; ban chỉ đạo thực hiện QCDC; thành viên BCĐ thực hiện QCDC; thành viên ban chỉ đạo QCDC; BCĐ thực hiện quy chế dân chủ; thành viên ban chỉ đạo quy chế dân chủ; thành viên ban chỉ đạo thực hiện quy chế dân chủ; ban chỉ đạo thực hiện quy chế dân chủ ở cơ sở xã`),
    },
    {
      field: 'staff',
      as: 'noun',
      phrases:
        phrases(`cán bộ giúp việc; giúp việc; cán bộ không chuyên trách; cán bộ bán chuyên trách; cán bộ dân vận; cán bộ làm công tác
          dân vận; cán bộ chuyên trách; người giúp việc; cán bộ giúp việc dân vận; cán bộ giúp việc công tác dân vận; công chức giúp việc; đồng chí giúp việc; chuyên trách dân vận; cán bộ chuyên trách dân vận; cán bộ không chuyên trách làm công tác dân vận; đ/c giúp việc; cb giúp việc; người làm công tác dân vận; biên chế dân vận; cán bộ phụ trách dân vận`),
    },
    {
      as: 'lead',
      phrases: phrases(
        'thôn chưa có; thôn chưa thành lập; thôn chưa có tổ dân vận; chưa thành lập; tổ trưởng; tổ phó; thành viên tổ dân vận; với thành viên; lãnh đạo; đồng chí lãnh đạo; phụ trách',
      ),
    },
    {
      field: 'villages',
      as: 'noun',
      phrases:
        phrases(`thôn; thôn, làng; thôn làng; làng; thôn, tổ dân phố; thôn/làng; tổ dân phố; TDP; thôn, TDP; buôn; thôn, buôn; bản; thôn bản; thôn, bản;
          khu phố; số thôn; khu dân cư; thôn, làng, tổ dân phố; ấp; khóm; số thôn, làng; số thôn, tổ dân phố`),
    },
    {
      field: 'communes',
      as: 'noun',
      phrases: phrases('xã; xã, phường; xã, thị trấn; phường; xã phường; đơn vị hành chính cấp xã'),
    },
    { as: 'noun', phrases: phrases('thành viên; tổ viên; hội viên') },
    { field: 'committee_members', as: 'noun', phrases: phrases('ủy viên ban chỉ đạo; ủy viên BCĐ') },
  ],
  choices: [
    {
      field: 'leader_assigned',
      tells: ['true', 'false'],
      options: [
        {
          value: false,
          phrases:
            phrases(`chưa phân công lãnh đạo; chưa có lãnh đạo phụ trách; chưa phân công lãnh đạo phụ trách; không có lãnh đạo phụ
          trách; chưa phân công đồng chí lãnh đạo; chưa có lãnh đạo; chưa bố trí lãnh đạo phụ trách; chưa phân công lãnh đạo phụ trách dân vận`),
        },
        {
          value: true,
          phrases:
            phrases(`phân công lãnh đạo; phân công lãnh đạo phụ trách công tác dân vận; đã phân công lãnh đạo phụ trách công tác dân vận; đã phân công lãnh đạo phụ trách dân vận; có lãnh đạo phụ trách công tác dân vận; đồng chí lãnh đạo phụ trách công tác dân vận; lãnh đạo phụ trách công tác dân vận; đ/c lãnh đạo phụ trách dân vận; đồng chí lãnh đạo phụ trách dân vận; phân công lãnh đạo phụ trách; có lãnh đạo phụ trách; lãnh đạo phụ trách; phân công một đồng chí lãnh
          đạo; phân công 01 đồng chí lãnh đạo; phân công 1 đồng chí lãnh đạo; đã phân công lãnh đạo; đã phân công lãnh đạo phụ trách; trưởng khối dân vận; làm trưởng khối dân vận; phụ trách công tác dân vận; phụ trách dân vận; đồng chí lãnh đạo phụ trách; phân công đồng chí lãnh đạo phụ trách; có
          lãnh đạo phụ trách dân vận; phụ trách công tác dân vận chính quyền; phân công 1 đ/c lãnh đạo; phân công 1 lãnh đạo; có 1 lãnh đạo phụ trách; có 01 lãnh đạo phụ trách; phân công lãnh đạo phụ trách dân vận; phân công 01 đ/c lãnh đạo`),
        },
      ],
    },
  ],
  wholes: [{ part: 'mass_teams', whole: 'villages' }],
}
