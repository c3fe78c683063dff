/** Frames as they come over the wire: a header, then tables of columns (little-endian). */

const MAGIC = 0x4d;
const HEADER = 32;
export const NOWHERE = 0xffffffff;

const U8 = Uint8Array;
const U16 = Uint16Array;
const U32 = Uint32Array;
const F32 = Float32Array;
const F64 = Float64Array;

const KEY = [
  ["machines", { since: F64, cause: U16, state: U8 }],
  ["held", { part: U32, node: U32, since: F64, model: U8 }],
  ["levels", { node: U32, model: U8, count: U32 }],
  ["counts", { node: U32, count: BigUint64Array }],
  ["vehicles", { vehicle: U32, node: U32, parts: U16 }],
];
const DELTA = [
  ["states", { dt: F32, machine: U32, cause: U16, state: U8 }],
  ["moves", { dt: F32, part: U32, origin: U32, target: U32, model: U8 }],
  ["trips", { start: F32, end: F32, origin: U32, target: U32, vehicle: U32, phase: U8, parts: U16 }],
  ["stops", { dt: F32, tour: U32, vehicle: U32, stop: U32, aboard: U32 }],
];

/**
 * Read one frame.
 * @param {ArrayBuffer} buffer
 * @returns {{key: boolean, generation: number, t0: number, t1: number}} and its tables by name,
 *   each an object of typed arrays and `rows`
 */
export function readFrame(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < HEADER || view.getUint8(0) !== MAGIC) throw new Error("not a frame");
  const kind = view.getUint8(1);
  const tables = kind === 0 ? KEY : DELTA;
  const count = view.getUint16(2, true);
  if (kind > 1 || count !== tables.length) throw new Error(`a frame of kind ${kind} with ${count} tables`);
  const frame = {
    key: kind === 0,
    generation: view.getUint32(4, true),
    t0: view.getFloat64(8, true),
    t1: view.getFloat64(16, true),
  };
  let offset = HEADER + padded(4 * count);
  tables.forEach(([name, columns], n) => {
    const rows = view.getUint32(HEADER + 4 * n, true);
    const table = { rows };
    for (const [column, Type] of Object.entries(columns)) {
      table[column] = new Type(buffer, offset, rows);
      offset += padded(rows * Type.BYTES_PER_ELEMENT);
    }
    frame[name] = table;
  });
  return frame;
}

/** Write a frame; for made-up works and tests. */
export function writeFrame({ key, generation = 0, t0, t1 = t0, ...given }) {
  const tables = key ? KEY : DELTA;
  let size = HEADER + padded(4 * tables.length);
  for (const [name, columns] of tables) {
    for (const Type of Object.values(columns)) size += padded(rowsOf(given[name], columns) * Type.BYTES_PER_ELEMENT);
  }
  const buffer = new ArrayBuffer(size);
  const view = new DataView(buffer);
  view.setUint8(0, MAGIC);
  view.setUint8(1, key ? 0 : 1);
  view.setUint16(2, tables.length, true);
  view.setUint32(4, generation, true);
  view.setFloat64(8, t0, true);
  view.setFloat64(16, t1, true);
  let offset = HEADER + padded(4 * tables.length);
  tables.forEach(([name, columns], n) => {
    const rows = rowsOf(given[name], columns);
    view.setUint32(HEADER + 4 * n, rows, true);
    for (const [column, Type] of Object.entries(columns)) {
      if (rows) new Type(buffer, offset, rows).set(given[name][column]);
      offset += padded(rows * Type.BYTES_PER_ELEMENT);
    }
  });
  return buffer;
}

const padded = (bytes) => (bytes + 7) & ~7;

const rowsOf = (table, columns) => table?.[Object.keys(columns)[0]].length ?? 0;
