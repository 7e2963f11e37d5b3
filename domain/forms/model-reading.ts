import type { FormReading } from '../reading/form-reading.ts'
import { phrases } from '../reading/phrases.ts'

/** Groups of people that are a model by their name: "70 tổ tự quản thôn làng". */
const GROUPS = `tổ tự quản; tổ liên gia; tổ liên gia tự quản; tổ an ninh; tổ an ninh tự quản; tổ hợp tác; tổ hòa giải tự quản; nhóm hộ tự quản;
  tuyến đường tự quản; đoạn đường tự quản; tuyến đường hoa; đoạn đường hoa; câu lạc bộ; CLB; hũ gạo; tổ phụ nữ; tổ thanh niên; tổ nông dân`

const NONE_BUILT = `chưa xây dựng được mô hình nào; chưa xây dựng mô hình nào; chưa xây dựng được mô hình; chưa xây dựng mô hình; chưa có mô hình nào; chưa có mô hình;
  không xây dựng mô hình nào; không xây dựng được mô hình nào; không có mô hình nào; không có mô hình`

/** Who runs a model together. */
const COLLECTIVES =
  phrases(`Hội; Hội NCT; HPN; Công an; CA xã; CAX; trường học; Hội Nông dân; HND; Hội Phụ nữ; Hội LHPN; Hội Liên hiệp Phụ nữ; Hội Cựu chiến binh; Hội CCB;
            Đoàn Thanh niên; Đoàn TN; ĐTN; Đoàn xã; Mặt trận; MTTQ; Mặt trận Tổ quốc; UBMTTQ; chi hội; chi đoàn; chi bộ; Công an xã; BCH Quân sự;
            Ban Chỉ huy Quân sự; Quân sự xã; trạm y tế; khu dân cư; tổ dân phố;
            bộ phận một cửa; Liên đoàn lao động; công đoàn; Hội Người cao tuổi; Hội Chữ thập đỏ; hợp tác xã; HTX; tổ tự quản; tổ liên gia; câu lạc bộ; CLB; ban dân vận;
            khối dân vận; tổ dân vận; cơ quan; nhà trường`)

/** How officials tell of models and of their numbers. */
export const modelReading: FormReading = {
  signals: [
    ...phrases(NONE_BUILT),
    ...phrases(`mô hình; dân vận khéo; DVK; mô hình DVK; MH DVK; điểm sáng; tổ tự quản; tổ liên gia; tuyến đường tự quản; đoạn đường tự quản;
    mô hình dân vận khéo; “dân vận khéo”; mô hình “dân vận khéo”; gương điển hình`),
  ],
  hints: phrases('MH; nhân rộng; tập thể; điển hình'),
  foreign:
    phrases(`đối thoại; đơn thư; khiếu nại; tố cáo; khiếu nại tập thể; tố cáo tập thể; đơn tập thể; tiếp dân; tiếp công dân; cử tri; TXCT; hồ sơ; TTHC; đoàn kiểm tra; đoàn giám sát; kiểm tra; giám sát; tuyên truyền;
    tập huấn; hội nghị; tham quan; nhiệm vụ; văn bản; ban hành; sơ kết; tổng kết`),
  blocked:
    phrases(`mô hình hóa; mô hình chính quyền; mô hình hai cấp; mô hình 2 cấp; mô hình tổ chức; theo mô hình; tập thể lãnh đạo; tập thể cán bộ;
    lãnh đạo tập thể; ăn tập thể; khu tập thể; khách mời; xã hội hóa`),
  counts: [
    {
      field: 'beneficiaries',
      as: 'lead',
      phrases:
        phrases(`hưởng lợi; được hưởng lợi; thụ hưởng; được thụ hưởng; người hưởng lợi; hộ hưởng lợi; hộ dân hưởng lợi; người dân hưởng lợi;
        người được hưởng lợi; hộ được hưởng lợi; người thụ hưởng; hộ thụ hưởng; đối tượng hưởng lợi; số người hưởng lợi; số hộ hưởng lợi;
        hộ hưởng lợi trực tiếp; hộ gia đình hưởng lợi`),
    },
    {
      field: 'value_vnd',
      as: 'lead',
      phrases:
        phrases(`huy động; huy động được; đã huy động; vận động được; vận động; trị giá; tổng trị giá; giá trị; giá trị huy động; kinh phí; tổng kinh phí;
        với kinh phí; số tiền; tổng số tiền; đóng góp; quyên góp; kinh phí huy động; xã hội hóa được; vốn; nguồn vốn`),
    },
    {
      field: 'bright_spots',
      as: 'noun',
      phrases: phrases('điểm sáng; điểm sáng dân vận; điểm sáng dân vận khéo; số điểm sáng'),
    },
    {
      field: 'recognized',
      as: 'lead',
      phrases:
        phrases(`công nhận; được công nhận; đã công nhận; đã được công nhận; mô hình được công nhận; mô hình công nhận; công nhận được;
        được cấp trên công nhận; đề nghị và được công nhận; công nhận mới`),
    },
    {
      field: 'replicated',
      as: 'lead',
      phrases:
        phrases(`nhân rộng; được nhân rộng; đã nhân rộng; đã được nhân rộng; mô hình nhân rộng; mô hình được nhân rộng; nhân rộng được;
        nhân ra diện rộng; nhân điển hình`),
    },
    {
      field: 'rewarded',
      as: 'lead',
      notOf: ['collective', 'individual'],
      phrases:
        phrases(`khen thưởng; được khen thưởng; đã khen thưởng; được khen; khen; biểu dương; được biểu dương; tuyên dương; được tuyên dương; tặng giấy khen;
        được tặng giấy khen; tặng bằng khen; được tặng bằng khen; mô hình được khen thưởng; mô hình được khen; mô hình được biểu dương; đề nghị khen thưởng`),
    },
    // "98 mô hình hoạt động hiệu quả": all there are, or those that were recognised?
    {
      as: 'lead',
      unlessFirst: ['recognized', 'total'],
      phrases:
        phrases(`đạt hiệu quả; có hiệu quả; hiệu quả; hoạt động hiệu quả; hoạt động có hiệu quả; phát huy hiệu quả; phát huy tốt hiệu quả;
        hoạt động tốt; được đánh giá tốt; được đánh giá hiệu quả`),
    },
    {
      field: 'collective',
      as: 'lead',
      phrases: phrases(
        `tập thể; mô hình tập thể; MH tập thể; của tập thể; loại tập thể; mô hình của tập thể; là tập thể; mô hình cấp tập thể; thuộc tập thể; TT`,
      ),
    },
    {
      field: 'individual',
      as: 'lead',
      phrases: phrases(
        `cá nhân; mô hình cá nhân; MH cá nhân; của cá nhân; loại cá nhân; mô hình của cá nhân; là cá nhân; thuộc cá nhân; CN`,
      ),
    },
    {
      field: 'members',
      as: 'noun',
      phrases:
        phrases(`thành viên; thành viên tham gia; hội viên; hội viên tham gia; hộ tham gia; người tham gia; số thành viên; đoàn viên; hộ thành viên; tổ viên;
        lượt thành viên`),
    },
    {
      as: 'noun',
      phrases: phrases(
        'camera; mắt camera; hộ; hộ dân; người; km; mét; lượt; buổi; cuộc; triệu; tuyến; thôn; xã; chi hội; ngày; cây; con; ha; suất quà; đơn vị; cơ quan',
      ),
    },
    {
      field: 'total',
      as: 'noun',
      phrases: [
        ...phrases(`mô hình; MH; mô hình dân vận khéo; mô hình DVK; MH DVK; số mô hình; tổng số mô hình; mô hình “dân vận khéo”; mô hình "dân vận khéo";
          mô hình các loại; mô hình, điển hình; mô hình điển hình; mô hình hay; mô hình mới; tổ tự quản; tổng mô hình`),
        ...phrases(GROUPS),
      ],
    },
  ],
  states: ['mstate'],
  choices: [
    {
      field: 'mtype',
      granularity: 'event',
      options: [
        {
          value: 'collective',
          phrases: [
            ...phrases(
              'tập thể; mô hình tập thể; của tập thể; của Hội; của thôn; của làng; của xã; của Công an; của UBND; của Đảng ủy',
            ),
            ...COLLECTIVES,
            ...COLLECTIVES.map((name) => `của ${name}`),
          ],
        },
        {
          value: 'individual',
          phrases:
            phrases(`cá nhân; mô hình cá nhân; của cá nhân; của ông; của bà; của anh; của chị; của đồng chí; của đ/c; của hộ; hộ gia đình ông; hộ gia đình bà;
            hộ ông; hộ bà; gia đình ông; gia đình bà; của già làng; của hội viên; của đảng viên`),
        },
      ],
    },
    {
      field: 'mstate',
      granularity: 'event',
      tells: ['registered', 'recognized', 'replicated', 'stopped'],
      options: [
        {
          value: 'registered',
          phrases: phrases(
            'đăng ký mô hình; đăng ký xây dựng mô hình; mới đăng ký; đăng ký; đăng kí; đăng ký mới; đăng ký xây dựng; đã đăng ký; đăng ký MH',
          ),
        },
        {
          value: 'running',
          phrases:
            phrases(`ra mắt; ra mắt mô hình; đã ra mắt; thành lập; đang hoạt động; đang triển khai; đi vào hoạt động; đang duy trì; duy trì; xây dựng; đã xây dựng;
            xây dựng mô hình; xây dựng được; triển khai mô hình; hoạt động hiệu quả; đang thực hiện; đang chạy; hoạt động tốt`),
        },
        {
          value: 'recognized',
          phrases: phrases(
            `công nhận; được công nhận; đã được công nhận; công nhận mô hình; đạt danh hiệu; được tặng bằng khen; được tặng giấy khen; tặng bằng khen; tặng giấy khen; bằng khen; giấy khen; được khen thưởng; được khen; khen thưởng; đã khen thưởng; đã được khen thưởng; đã công nhận; đã được tặng giấy khen; đã được tặng bằng khen`,
          ),
        },
        {
          value: 'replicated',
          phrases: phrases(
            'nhân rộng; được nhân rộng; đã nhân rộng; đã được nhân rộng; đang nhân rộng; đang được nhân rộng; nhân rộng mô hình; nhân ra diện rộng',
          ),
        },
        {
          value: 'stopped',
          phrases:
            phrases(`dừng hoạt động; ngừng hoạt động; ngưng hoạt động; không còn hoạt động; giải thể; dừng mô hình; tạm dừng mô hình; kết thúc mô hình; không duy trì;
            không duy trì được; đã dừng; cho dừng; phải dừng; tạm dừng; đã dừng hoạt động; đã ngừng hoạt động; đã ngưng hoạt động; tạm dừng hoạt động; đã giải thể`),
        },
      ],
    },
    {
      field: 'field',
      exclusive: true,
      options: [
        {
          value: 'economy',
          phrases:
            phrases(`kinh tế; phát triển kinh tế; lĩnh vực kinh tế; lĩnh vực phát triển kinh tế; làm kinh tế; giảm nghèo; sản xuất; chăn nuôi; trồng trọt; thoát nghèo;
            xóa đói giảm nghèo; về kinh tế; nuôi bò; nuôi dê; trồng cà phê; xây dựng nông thôn mới`),
        },
        {
          value: 'culture_society',
          phrases:
            phrases(`văn hóa; xã hội; văn hóa - xã hội; văn hóa xã hội; VHXH; VH-XH; lĩnh vực văn hóa; lĩnh vực văn hóa - xã hội; lĩnh vực văn hóa xã hội; môi trường;
            vệ sinh môi trường; giáo dục; khuyến học; y tế; an sinh; hiếu hỷ; nếp sống văn minh; bảo vệ môi trường; phân loại rác; tuyến đường hoa`),
        },
        {
          value: 'defence_security',
          phrases:
            phrases(`quốc phòng; an ninh; quốc phòng - an ninh; quốc phòng an ninh; QPAN; QP-AN; lĩnh vực quốc phòng - an ninh; lĩnh vực quốc phòng an ninh; lĩnh vực an ninh;
            an ninh trật tự; ANTT; phòng cháy; phòng cháy chữa cháy; phòng cháy, chữa cháy; PCCC; camera an ninh; an toàn giao thông; ATGT; lĩnh vực quốc phòng, an ninh; quốc phòng, an ninh`),
        },
        {
          value: 'political_system',
          phrases:
            phrases(`hệ thống chính trị; HTCT; xây dựng hệ thống chính trị; xây dựng Đảng; lĩnh vực hệ thống chính trị; lĩnh vực xây dựng hệ thống chính trị;
            lĩnh vực xây dựng Đảng; quy chế dân chủ; QCDC`),
        },
        {
          value: 'admin_reform',
          phrases: phrases(
            `cải cách hành chính; CCHC; lĩnh vực cải cách hành chính; lĩnh vực CCHC; thủ tục hành chính; TTHC; chuyển đổi số; dịch vụ công; dịch vụ công trực tuyến; một cửa`,
          ),
        },
      ],
    },
  ],
  dates: [
    {
      field: 'last_review',
      phrases: phrases(
        'đánh giá; đã đánh giá; đánh giá gần nhất; đánh giá lại; rà soát đánh giá; đánh giá lần gần nhất',
      ),
    },
  ],
  names: [
    { field: 'name', phrases: [], quotedOnly: true },
    {
      field: 'name',
      phrases: phrases(
        'tên là; có tên; mang tên; có tên là; mang tên là; với tên gọi; tên mô hình; tên mô hình là; lấy tên; lấy tên là',
      ),
    },
    { field: 'name', phrases: phrases(GROUPS), withPhrase: true },
  ],
  documents: [
    {
      field: 'recognition_doc',
      after: phrases(
        'quyết định; QĐ; quyết định số; theo quyết định; theo quyết định số; theo QĐ; quyết định công nhận; quyết định khen thưởng; QĐ công nhận; bằng khen',
      ),
    },
  ],
  begins: ['name'],
  wholes: ['recognized', 'replicated', 'rewarded'].map((part) => ({ part, whole: 'total' })),
  splitBy: 'name',
  none: [
    {
      phrases: [
        ...phrases(NONE_BUILT),
        ...phrases('mô hình nào; mô hình; mô hình mới; đăng ký mô hình; đăng ký mô hình nào; đăng ký mô hình mới'),
      ],
      zero: ['total'],
    },
    { phrases: phrases('mô hình tập thể nào; tập thể nào'), zero: ['collective'] },
    { phrases: phrases('mô hình cá nhân nào; cá nhân nào'), zero: ['individual'] },
    {
      phrases: phrases(
        'nhân rộng mô hình nào; mô hình nào được nhân rộng; mô hình được nhân rộng; chưa có mô hình nào được nhân rộng; không có mô hình nào được nhân rộng; chưa có mô hình được nhân rộng; không có mô hình được nhân rộng',
      ),
      zero: ['replicated'],
    },
    {
      phrases: phrases(
        'mô hình nào được công nhận; công nhận mô hình nào; mô hình được công nhận; chưa có mô hình nào được công nhận; không có mô hình nào được công nhận; chưa có mô hình được công nhận; không có mô hình được công nhận',
      ),
      zero: ['recognized'],
    },
  ],
}
