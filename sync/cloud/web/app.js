// The managers' page: asks the JSON API, draws, and asks again when the shop's event stream says that something changed.
const words = {
  vi: {
    skip: "Tới số liệu", shop: "Quán", day: "Ngày", earlier: "Ngày trước", later: "Ngày sau", latest: "Mới nhất",
    language: "Ngôn ngữ", takings: "Doanh thu", orders: "Đơn hàng", items: "Món đã bán", average: "Trung bình mỗi đơn",
    byHour: "Theo giờ", bestSellers: "Bán chạy nhất", newest: "Đơn mới nhất", boxes: "Thiết bị trong quán",
    box: "Thiết bị", state: "Tình trạng", lastEntry: "Bản ghi cuối nhận được", entry: "Số bản ghi", missing: "Còn thiếu",
    quarantine: "Bị từ chối và để riêng", digest: "Dấu vân tay sổ sách trong ngày",
    emptyTitle: "Chưa có đơn nào trong ngày này", emptyText: "Khi quầy bán món đầu tiên, số liệu sẽ tự hiện ở đây.",
    today: "Hôm nay", live: "Trực tiếp", connecting: "Đang kết nối…", polling: "Cập nhật mỗi 10 giây", offline: "Mất kết nối với máy chủ",
    noShop: "Máy chủ này chưa có quán nào.", broken: "Không lấy được số liệu: ",
    refunds: n => `đã trừ hoàn tiền ${n}`, gross: "sau giảm giá, gồm thuế", open: n => `${n} đơn chưa trả tiền`, allPaid: "đã trả tiền hết",
    lines: n => `${n} dòng món`, tax: n => `thuế ${n}`,
    waiting: "chờ làm", making: "đang làm", ready: "xong, chờ lấy", done: "đã giao", voided: "đã hủy", unpaid: "chưa trả tiền",
    refunded: n => `hoàn ${n}`, here: "tại quán", takeaway: "mang đi", delivery: "giao hàng",
    till: "quầy", station: "màn hình", sync: "đồng bộ", cloud: "đám mây", unknownKind: "thiết bị",
    barista: "pha chế", kitchen: "bếp", expo: "ra món", board: "bảng số",
    current: "đủ", behind: n => `chậm ${n}`, never: "chưa nhận gì", count: n => `${n} bản ghi`,
    connected: "Quán đang kết nối", apart: t => `Quán mất kết nối; lần cuối ${t}`, apartNever: "Quán chưa kết nối từ khi máy chủ chạy",
    allHere: "mọi thứ đã về đây", onTheWay: n => `còn ${n} bản ghi trên đường`,
    justNow: "vừa xong", seconds: n => `${n} giây trước`, minutes: n => `${n} phút trước`, hours: n => `${n} giờ trước`,
    hourLabel: (h, n, m) => `${h} giờ: ${n} đơn, ${m}`, chart: "Doanh thu theo giờ", more: n => `và ${n} món khác`, times: n => `${n} lần`,
  },
  en: {
    skip: "Skip to the figures", shop: "Shop", day: "Day", earlier: "Day before", later: "Day after", latest: "Latest",
    language: "Language", takings: "Takings", orders: "Orders", items: "Items sold", average: "Average per order",
    byHour: "By hour", bestSellers: "Best sellers", newest: "Newest orders", boxes: "Boxes in the shop",
    box: "Box", state: "State", lastEntry: "Last entry received", entry: "Entry no.", missing: "Still to come",
    quarantine: "Refused and set aside", digest: "Fingerprint of the day's records",
    emptyTitle: "No orders on this day", emptyText: "As soon as a till sells something, it appears here by itself.",
    today: "Today", live: "Live", connecting: "Connecting…", polling: "Every 10 seconds", offline: "No connection to the cloud",
    noShop: "This cloud has no shop yet.", broken: "Could not get the figures: ",
    refunds: n => `after refunds of ${n}`, gross: "after discounts, tax included", open: n => `${n} not paid yet`, allPaid: "all paid",
    lines: n => `on ${n} lines`, tax: n => `tax ${n}`,
    waiting: "waiting", making: "being made", ready: "ready", done: "handed over", voided: "voided", unpaid: "not paid",
    refunded: n => `${n} refunded`, here: "here", takeaway: "takeaway", delivery: "delivery",
    till: "till", station: "screen", sync: "sync", cloud: "cloud", unknownKind: "box",
    barista: "barista", kitchen: "kitchen", expo: "expo", board: "board",
    current: "up to date", behind: n => `${n} behind`, never: "nothing received", count: n => n === 1 ? "1 entry" : `${n} entries`,
    connected: "The shop is connected", apart: t => `The shop is not connected; last heard ${t}`, apartNever: "The shop has not connected since the cloud started",
    allHere: "all of it is here", onTheWay: n => n === 1 ? "1 entry is on its way" : `${n} entries are on their way`,
    justNow: "just now", seconds: n => `${n} s ago`, minutes: n => `${n} min ago`, hours: n => `${n} h ago`,
    hourLabel: (h, n, m) => `${h}:00: ${n} orders, ${m}`, chart: "Takings by hour", more: n => `and ${n} more`, times: n => `${n} times`,
  },
};

const signs = { waiting: "●", making: "◐", ready: "✓", done: "✓", voided: "✕", unpaid: "!", current: "✓", behind: "↻", unknown: "–" };
const $ = id => document.getElementById(id);
const pollEvery = 10000, redrawAgesEvery = 5000, refreshAtMostEvery = 700, newestShown = 14, productsShown = 8;

const state = {
  language: "vi", shop: null, shops: [], date: null, // null: follow the latest day
  report: null, orders: [], sync: null, skewMs: 0, live: "connecting",
};

function remembered(key) { try { return localStorage.getItem(key); } catch { return null; } }
function remember(key, value) { try { localStorage.setItem(key, value); } catch { /* a private window */ } }

const t = () => words[state.language];
const locale = () => state.language === "vi" ? "vi-VN" : "en-GB";
const text = both => both[state.language] || both.vi || both.en || "";
const count = n => new Intl.NumberFormat(locale()).format(n);
const nowMs = () => Date.now() + state.skewMs;

function money(minor, compact) {
  const digits = state.report?.currency_digits ?? 0, currency = state.report?.currency || "VND";
  const options = compact ? { notation: "compact", maximumFractionDigits: 1 }
    : { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale(), options).format(minor / 10 ** digits);
}

/** The shop's wall clock, whatever zone the manager is in. */
function clock(ms, withSeconds) {
  const local = new Date(ms + (state.shop?.utc_offset_minutes ?? 0) * 60000);
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", hour: "2-digit", minute: "2-digit", second: withSeconds ? "2-digit" : undefined, hourCycle: "h23" }).format(local);
}

function longDay(iso) {
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date(iso + "T00:00:00Z"));
}

function when(ms) {
  const seconds = Math.max(0, Math.round((nowMs() - ms) / 1000));
  if (seconds < 5) return t().justNow;
  if (seconds < 60) return t().seconds(seconds);
  if (seconds < 3600) return t().minutes(Math.floor(seconds / 60));
  if (seconds < 86400) return t().hours(Math.floor(seconds / 3600));
  const local = new Date(ms + (state.shop?.utc_offset_minutes ?? 0) * 60000);
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }).format(local) + ", " + clock(ms);
}

function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

function chip(kind, label) {
  const made = element("span", "chip " + kind);
  const sign = element("span", "", signs[kind] ?? "");
  sign.setAttribute("aria-hidden", "true");
  made.append(sign, label);
  return made;
}

function drawing(tag, attributes, content) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (content !== undefined) made.textContent = content;
  return made;
}

// --- asking

async function ask(path) {
  const answer = await fetch("/api/v1/shops" + path, { cache: "no-store" });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error || `HTTP ${answer.status}`);
  return body;
}

const refresh = { orders: false, sync: false, running: false, lastMs: 0 };

/** Asks for what changed, but never twice at once and not faster than anyone can read. */
async function refreshSoon(what) {
  refresh.orders ||= what.orders;
  refresh.sync ||= what.sync;
  if (refresh.running) return;
  refresh.running = true;
  await new Promise(done => setTimeout(done, Math.max(0, refresh.lastMs + refreshAtMostEvery - Date.now())));
  refresh.lastMs = Date.now();
  const { orders, sync } = refresh, shop = state.shop, wanted = state.date;
  refresh.orders = refresh.sync = false;
  try {
    const day = wanted ?? "latest", base = "/" + encodeURIComponent(shop.shop);
    const [report, list, road] = await Promise.all([
      orders ? ask(`${base}/days/${day}/report`) : null,
      orders ? ask(`${base}/orders?date=${day}&limit=${newestShown}`) : null,
      sync ? ask(`${base}/sync`) : null,
    ]);
    if (shop === state.shop && wanted === state.date) {
      if (report) { state.report = report; state.orders = list.orders; }
      if (road) { state.sync = road; state.skewMs = road.now_ms - Date.now(); }
      $("alarm").hidden = true;
      draw();
    } else {
      refresh.orders = refresh.sync = true;
    }
  } catch (error) {
    $("alarm").textContent = t().broken + error.message;
    $("alarm").hidden = false;
  }
  refresh.running = false;
  if (refresh.orders || refresh.sync) refreshSoon({});
}

let events = null;

function listen() {
  events?.close();
  events = new EventSource(`/api/v1/shops/${encodeURIComponent(state.shop.shop)}/live`);
  const source = events;
  source.addEventListener("hello", () => { setLive("live"); refreshSoon({ orders: true, sync: true }); });
  source.addEventListener("changed", event => {
    try { refreshSoon(JSON.parse(event.data)); } catch { refreshSoon({ orders: true, sync: true }); }
  });
  source.addEventListener("error", () => {
    setLive("offline");
    // Refused for good (too many are watching): the browser does not try again by itself, so we do.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => source === events && listen(), pollEvery);
  });
}

function setLive(what) {
  state.live = what;
  drawLive();
}

// --- drawing

function drawLive() {
  $("live").className = "live " + (state.live === "live" ? "on" : state.live === "offline" ? "off" : "");
  $("live-text").textContent = t()[state.live];
}

function drawWords() {
  document.documentElement.lang = state.language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t()[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t()[node.dataset.label]);
  for (const node of document.querySelectorAll("[data-language]"))
    node.setAttribute("aria-pressed", String(node.dataset.language === state.language));
}

function drawFigures() {
  const report = state.report;
  if (!report) return;
  const items = report.products.reduce((sum, each) => sum + each.quantity, 0);
  const isToday = report.date === state.shop.today;
  $("day-title").textContent = (isToday ? t().today + " · " : "") + longDay(report.date);
  $("takings").textContent = money(report.net_minor);
  $("takings-note").textContent = report.refunds_minor ? t().refunds(money(report.refunds_minor)) : t().gross;
  $("orders").textContent = count(report.orders);
  $("orders-note").textContent = report.open_orders ? t().open(count(report.open_orders)) : report.orders ? t().allPaid : "";
  $("items").textContent = count(items);
  $("items-note").textContent = report.lines ? t().lines(count(report.lines)) : "";
  $("average").textContent = report.orders ? money(Math.round(report.gross_minor / report.orders)) : "–";
  $("average-note").textContent = report.tax_minor ? t().tax(money(report.tax_minor)) : "";
  $("digest").textContent = report.digest;
  $("date").value = report.date;
  $("later").disabled = report.date >= state.shop.today && report.date >= (state.shop.latest ?? "");
  $("latest").setAttribute("aria-pressed", String(state.date === null));
  const empty = report.orders + report.open_orders === 0;
  $("empty").hidden = !empty;
  for (const id of ["hours-card", "products-card", "newest-card"]) $(id).hidden = empty;
  document.title = (report.orders ? money(report.net_minor) + " · " : "") + (state.shop.name || "Phin");
}

function drawHours() {
  const report = state.report, box = $("hours");
  if (!report?.by_hour.length) { box.replaceChildren(); return; }
  const by = new Map(report.by_hour.map(each => [each.hour, each]));
  const start = state.shop.day_starts_hour ?? 0;
  const order = hour => (hour - start + 24) % 24; // the business day begins before it is light
  const hours = [...by.keys()].sort((a, b) => order(a) - order(b));
  const first = order(hours[0]), last = Math.max(order(hours.at(-1)), first + 7);
  const shown = [];
  for (let at = first; at <= Math.min(last, 23); ++at) shown.push((at + start) % 24);
  const most = Math.max(...report.by_hour.map(each => each.gross_minor), 1);
  const width = 640, height = 220, left = 44, foot = 24, head = 22, step = (width - left) / shown.length;
  const chart = drawing("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t().chart });
  const y = minor => head + (height - head - foot) * (1 - minor / most);
  for (const part of [0, 0.5, 1]) {
    chart.append(drawing("line", { class: "rule", x1: left, x2: width, y1: y(most * part), y2: y(most * part) }));
    chart.append(drawing("text", { x: left - 8, y: y(most * part) + 4, "text-anchor": "end" }, money(most * part, true)));
  }
  shown.forEach((hour, index) => {
    const x = left + index * step, each = by.get(hour), bar = Math.min(step * 0.66, 46);
    chart.append(drawing("text", { x: x + step / 2, y: height - 6, "text-anchor": "middle" }, String(hour).padStart(2, "0")));
    if (!each) return;
    const top = y(each.gross_minor), best = each.gross_minor === most;
    const rect = drawing("rect", { class: best ? "bar best" : "bar", x: x + (step - bar) / 2, y: top, width: bar, height: Math.max(2, height - foot - top), rx: 4 });
    rect.append(drawing("title", {}, t().hourLabel(hour, count(each.orders), money(each.gross_minor))));
    chart.append(rect);
    if (shown.length <= 16 || best)
      chart.append(drawing("text", { class: "value", x: x + step / 2, y: top - 6, "text-anchor": "middle" }, count(each.orders)));
  });
  const table = element("ul", "unseen"); // the same for who cannot see the bars
  for (const hour of hours) {
    const each = by.get(hour);
    table.append(element("li", "", t().hourLabel(hour, count(each.orders), money(each.gross_minor))));
  }
  box.replaceChildren(chart, table);
}

function drawProducts() {
  const list = $("products"), products = state.report?.products ?? [];
  const most = Math.max(...products.map(each => each.total_minor), 1);
  list.replaceChildren(...products.slice(0, productsShown).map(each => {
    const row = element("li"), track = element("div", "track"), fill = element("div", "fill");
    fill.style.width = Math.max(0, Math.round(each.total_minor / most * 100)) + "%";
    track.append(fill);
    track.setAttribute("aria-hidden", "true");
    row.append(element("span", "name", text(each.name) || each.id), element("span", "count", "×" + count(each.quantity)),
      element("span", "money", money(each.total_minor)), track);
    return row;
  }));
  if (products.length > productsShown) list.append(element("li", "note", t().more(count(products.length - productsShown))));
}

function describe(order) {
  return order.lines.map(line => {
    const extra = [text(line.variant), ...line.modifiers.map(text)].filter(Boolean).join(", ");
    return (line.quantity > 1 ? line.quantity + "× " : "") + (text(line.name) || line.product) + (extra ? ` (${extra})` : "");
  }).join(" · ");
}

function drawOrders() {
  $("newest").replaceChildren(...state.orders.map(order => {
    const row = element("li", order.voided ? "gone" : "");
    const who = element("div"), right = element("div", "right-side"), what = element("div");
    who.append(element("div", "number", order.number || "–"), element("div", "when", clock(order.placed_at_ms)));
    const detail = [t()[order.channel], order.guest, order.refunded_minor ? t().refunded(money(order.refunded_minor)) : ""].filter(Boolean);
    what.append(element("div", "what", describe(order)), element("div", "when", detail.join(" · ")));
    right.append(element("div", "money", money(order.total_minor)), chip(order.state, t()[order.state]));
    row.append(who, what, right);
    return row;
  }));
}

function drawSync() {
  const road = state.sync;
  if (!road) return;
  const where = road.connected ? t().connected : road.last_contact_ms ? t().apart(when(road.last_contact_ms)) : t().apartNever;
  $("sync-summary").textContent = where + " · " + (road.behind ? t().onTheWay(count(road.behind)) : t().allHere);
  const rank = { till: 0, station: 1, sync: 2, cloud: 3 };
  const boxes = [...road.boxes].sort((a, b) => (rank[a.kind] ?? 4) - (rank[b.kind] ?? 4) || a.device.localeCompare(b.device));
  $("boxes").replaceChildren(...boxes.map(box => {
    const row = element("tr"), name = element("th"), stateCell = element("td"), last = element("td");
    name.scope = "row";
    name.className = "row-name";
    const kind = [t()[box.kind] ?? t().unknownKind, box.letter || t()[box.station] || box.station].filter(Boolean).join(" ");
    name.append(box.name || box.device, element("span", "sub", kind + (box.name && box.name !== box.device ? " · " + box.device : "")));
    stateCell.append(box.behind ? chip("behind", t().behind(count(box.behind))) : box.seq ? chip("current", t().current) : chip("unknown", t().never));
    if (box.last_entry) {
      last.append(when(box.last_entry.at_ms), element("span", "sub", box.last_entry.type + " · " + clock(box.last_entry.at_ms, true)));
    } else {
      last.append("–");
    }
    row.append(name, stateCell, last, element("td", "number", count(box.seq)), element("td", "number", count(box.behind)));
    return row;
  }));
  $("quarantine-part").hidden = road.quarantine.length === 0;
  $("quarantine").replaceChildren(...road.quarantine.slice(0, 5).map(each =>
    element("li", "", `${when(each.at_ms)} · ${each.source}: ${each.reason}` + (each.times > 1 ? ` (${t().times(each.times)})` : ""))));
}

function draw() {
  drawWords();
  drawLive();
  if (!state.shop) return;
  $("shop-name").textContent = state.shop.name;
  drawFigures();
  drawHours();
  drawProducts();
  drawOrders();
  drawSync();
}

// --- acting

function step(days) {
  const from = state.date ?? state.report?.date ?? state.shop?.today;
  if (!from) return;
  const to = new Date(from + "T00:00:00Z");
  to.setUTCDate(to.getUTCDate() + days);
  show(to.toISOString().slice(0, 10));
}

function show(date) {
  state.date = date;
  const address = new URL(location.href);
  if (date) address.searchParams.set("date", date); else address.searchParams.delete("date");
  history.replaceState(null, "", address);
  refreshSoon({ orders: true, sync: false });
}

async function choose(id) {
  state.shop = state.shops.find(each => each.shop === id) ?? state.shops[0];
  state.report = state.sync = null;
  state.orders = [];
  draw();
  await refreshSoon({ orders: true, sync: true });
  listen();
}

function setLanguage(language) {
  state.language = language;
  remember("phin-language", language);
  draw();
}

async function begin() {
  const asked = new URL(location.href).searchParams;
  const language = asked.get("lang") ?? remembered("phin-language") ?? (navigator.language?.startsWith("vi") ? "vi" : "en");
  state.language = language in words ? language : "vi";
  const date = asked.get("date");
  state.date = /^\d{4}-\d{2}-\d{2}$/.test(date ?? "") ? date : null;
  drawWords();
  drawLive();
  for (const button of document.querySelectorAll("[data-language]"))
    button.addEventListener("click", () => setLanguage(button.dataset.language));
  $("earlier").addEventListener("click", () => step(-1));
  $("later").addEventListener("click", () => step(1));
  $("latest").addEventListener("click", () => show(null));
  $("date").addEventListener("change", event => event.target.value && show(event.target.value));
  $("shop").addEventListener("change", event => {
    history.replaceState(null, "", "/shops/" + encodeURIComponent(event.target.value) + location.search);
    choose(event.target.value);
  });
  setInterval(drawSync, redrawAgesEvery);
  setInterval(() => { if (state.shop && state.live !== "live") refreshSoon({ orders: true, sync: true }); }, pollEvery);
  await start();
}

async function start() {
  try {
    state.shops = (await ask("")).shops;
  } catch (error) {
    $("alarm").textContent = t().broken + error.message;
    $("alarm").hidden = false;
    setTimeout(start, pollEvery);
    return;
  }
  $("alarm").hidden = true;
  if (!state.shops.length) {
    $("alarm").textContent = t().noShop;
    $("alarm").hidden = false;
    setTimeout(start, pollEvery);
    return;
  }
  const wanted = location.pathname.match(/^\/shops\/([^/]+)/);
  $("shop-pick").hidden = state.shops.length < 2;
  $("shop").replaceChildren(...state.shops.map(each => {
    const option = element("option", "", each.name);
    option.value = each.shop;
    return option;
  }));
  const chosen = choose(wanted ? decodeURIComponent(wanted[1]) : state.shops[0].shop);
  $("shop").value = state.shop.shop;
  await chosen;
}

await begin(); // the page counts as loaded once the figures are there
