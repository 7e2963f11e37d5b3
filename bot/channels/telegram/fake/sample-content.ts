const FILE = { file_id: 'AgACAgUAAx0Cfake', file_unique_id: 'AQADfake', file_size: 1_234 }

/** Content other than text, as it stands in a Message (core.telegram.org/bots/api#message). */
export const SAMPLE_CONTENT = {
  sticker: { sticker: { ...FILE, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false } },
  photo: { photo: [{ ...FILE, width: 90, height: 67 }] },
  document: { document: { ...FILE, file_name: 'bao-cao.pdf', mime_type: 'application/pdf' } },
  voice: { voice: { ...FILE, duration: 3, mime_type: 'audio/ogg' } },
  video: { video: { ...FILE, width: 640, height: 480, duration: 5 } },
  video_note: { video_note: { ...FILE, length: 240, duration: 5 } },
  animation: {
    animation: { ...FILE, width: 320, height: 240, duration: 2 },
    document: { ...FILE, file_name: 'giphy.mp4', mime_type: 'video/mp4' },
  },
  location: { location: { latitude: 21.0285, longitude: 105.8542 } },
  contact: { contact: { phone_number: '+84000000000', first_name: 'Mẫu' } },
  poll: {
    poll: {
      id: '1',
      question: '?',
      options: [],
      total_voter_count: 0,
      is_closed: false,
      is_anonymous: true,
      type: 'regular',
    },
  },
  dice: { dice: { emoji: '🎲', value: 4 } },
} as const

export type SampleContent = keyof typeof SAMPLE_CONTENT
