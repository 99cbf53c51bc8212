// The shortcodes that messages use; an unknown one is shown as it was written.

const EMOJI = {
  rotating_light: '🚨', large_red_square: '🟥', large_orange_square: '🟧', large_yellow_square: '🟨',
  large_green_square: '🟩', large_blue_square: '🟦', large_purple_square: '🟪', white_large_square: '⬜',
  black_large_square: '⬛', white_medium_square: '◻️', red_circle: '🔴', large_orange_circle: '🟠',
  large_yellow_circle: '🟡', large_green_circle: '🟢', large_blue_circle: '🔵', large_purple_circle: '🟣',
  white_circle: '⚪', black_circle: '⚫', white_check_mark: '✅', heavy_check_mark: '✔️',
  ballot_box_with_check: '☑️', x: '❌', warning: '⚠️', no_entry: '⛔', no_entry_sign: '🚫',
  information_source: 'ℹ️', question: '❓', grey_question: '❔', exclamation: '❗', bulb: '💡',
  rocket: '🚀', fire: '🔥', bug: '🐛', wrench: '🔧', hammer_and_wrench: '🛠️', gear: '⚙️', lock: '🔒',
  unlock: '🔓', key: '🔑', bell: '🔔', no_bell: '🔕', calendar: '📅', date: '📆', spiral_calendar_pad: '🗓️',
  alarm_clock: '⏰', stopwatch: '⏱️', hourglass: '⌛', hourglass_flowing_sand: '⏳', clock3: '🕒',
  memo: '📝', pencil: '📝', pencil2: '✏️', pushpin: '📌', round_pushpin: '📍', paperclip: '📎',
  clipboard: '📋', bookmark: '🔖', label: '🏷️', link: '🔗', page_facing_up: '📄', inbox_tray: '📥',
  outbox_tray: '📤', package: '📦', wastebasket: '🗑️', mag: '🔍', eyes: '👀', wave: '👋', thumbsup: '👍',
  '+1': '👍', thumbsdown: '👎', '-1': '👎', clap: '👏', pray: '🙏', raised_hands: '🙌', muscle: '💪',
  point_right: '👉', point_up: '☝️', ok_hand: '👌', heart: '❤️', tada: '🎉', sparkles: '✨', star: '⭐',
  trophy: '🏆', checkered_flag: '🏁', triangular_flag_on_post: '🚩', construction: '🚧', snowflake: '❄️',
  sos: '🆘', zap: '⚡', boom: '💥', ambulance: '🚑', fire_engine: '🚒', fire_extinguisher: '🧯',
  chart_with_upwards_trend: '📈', chart_with_downwards_trend: '📉', bar_chart: '📊', arrow_up: '⬆️',
  arrow_down: '⬇️', arrow_right: '➡️', arrows_counterclockwise: '🔄', leftwards_arrow_with_hook: '↩️',
  repeat: '🔁', rewind: '⏪', fast_forward: '⏩', heavy_plus_sign: '➕', heavy_minus_sign: '➖',
  smile: '😄', smiley: '😃', slightly_smiling_face: '🙂', thinking_face: '🤔', sweat_smile: '😅',
  joy: '😂', sob: '😭', scream: '😱', sunglasses: '😎', robot_face: '🤖', ghost: '👻', skull: '💀',
  speech_balloon: '💬', busts_in_silhouette: '👥', bust_in_silhouette: '👤', globe_with_meridians: '🌐',
  email: '📧', envelope: '✉️', phone: '☎️', shield: '🛡️', test_tube: '🧪', seedling: '🌱', new: '🆕',
  ok: '🆗', one: '1️⃣', two: '2️⃣', three: '3️⃣', small_red_triangle: '🔺', small_blue_diamond: '🔹',
  small_orange_diamond: '🔸', black_small_square: '▪️', white_small_square: '▫️', recycle: '♻️',
};

export const emoji = (name) => EMOJI[name.split('::')[0]] ?? null;
export const QUICK = ['pushpin', 'white_check_mark', 'eyes', 'raised_hands', '+1', 'tada', 'heart', 'rocket', 'bug', 'fire', 'pray'];
