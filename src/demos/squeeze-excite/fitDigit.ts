/**
 * A picture from outside in the form of the digits that the network was trained on: light ink on dark, the longer side of the
 * ink's box scaled to 20 pixels, and its centre of mass in the middle of pixel 14 of 28 on each axis.
 * Source of that form: LeCun, Bottou, Bengio & Haffner 1998, "Gradient-based learning applied to document recognition", section
 * III.A; that its middle is pixel 14 was measured on the digits themselves.
 */
import { side } from '../../figure/digits.ts';
import { levelsOf } from '../../figure/pictureState.ts';
import type { GreyPicture } from '../../figure/readPicture.ts';

const boxSide = 20;
const middle = side / 2 + 0.5;
/** A picture whose brightest and darkest point are closer than this shows nothing. */
const leastContrast = 0.15;
/** Shares of the strongest ink: what is paper in a drawn picture, and the most that is taken for paper in a photograph. */
const [leastPaper, mostPaper] = [0.05, 0.5];
/** 28 × 28 whole levels in row order, or undefined for a picture in which nothing stands out. */
export function fitDigit(picture: GreyPicture): number[] | undefined {
  const ink = inkOf(picture);
  if (ink === undefined) return undefined;
  const { width, height } = picture;
  const columns = massAlong(width, height, (along, across) => ink[across * width + along] ?? 0);
  const rows = massAlong(height, width, (along, across) => ink[along * width + across] ?? 0);
  const scale = boxSide / Math.max(columns.end - columns.start, rows.end - rows.start);
  const [fromColumns, fromRows] = [readings(columns, scale), readings(rows, scale)];
  const fitted = new Float32Array(side * side);
  for (const { to: row, from: y, share: tall } of fromRows)
    for (const { to: column, from: x, share: wide } of fromColumns) {
      const at = row * side + column;
      fitted[at] = (fitted[at] ?? 0) + tall * wide * (ink[y * width + x] ?? 0);
    }
  // A thin line grows pale when it is scaled down; the digits of the training reach full brightness.
  const brightest = fitted.reduce((most, value) => Math.max(most, value), 0);
  return levelsOf(fitted.map((value) => value / brightest));
}

/**
 * How much each point is ink, from 0 to 1: how far it is from the brightness of the border, to the side that goes farther. What
 * differs no more than the border itself does, twice over, is paper: shadows, grain, the blur of a photograph.
 */
function inkOf({ grey, width, height }: GreyPicture): Float32Array | undefined {
  const onBorder = (at: number) => at < width || at >= width * (height - 1) || at % width === 0 || at % width === width - 1;
  const border = grey.filter((_, at) => onBorder(at)).sort();
  const [dark = 0, ground = 0, bright = 0] = [0.1, 0.5, 0.9].map((share) => border[Math.floor(share * border.length)]);
  let [darkest, brightest] = [ground, ground];
  for (const value of grey) [darkest, brightest] = [Math.min(darkest, value), Math.max(brightest, value)];
  const most = brightest - ground > ground - darkest ? brightest - ground : darkest - ground;
  if (Math.abs(most) < leastContrast) return undefined;
  const paper = Math.min(mostPaper, leastPaper + (bright - dark) / Math.abs(most));
  return grey.map((value) => ((value - ground) / most < paper ? 0 : (value - ground) / most));
}

interface Mass {
  /** The first line with ink, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  /** The centre of mass; a line's own middle is half a line behind its beginning. */
  readonly centre: number;
}

function massAlong(length: number, depth: number, inkAt: (along: number, across: number) => number): Mass {
  let [start, end, mass, moment] = [length, 0, 0, 0];
  for (let along = 0; along < length; along++) {
    let line = 0;
    for (let across = 0; across < depth; across++) line += inkAt(along, across);
    if (line === 0) continue;
    [start, end] = [Math.min(start, along), along + 1];
    mass += line;
    moment += line * (along + 0.5);
  }
  return { start, end, centre: moment / mass };
}

interface Reading {
  readonly to: number;
  readonly from: number;
  /** How much of the destination the source line covers. */
  readonly share: number;
}

/**
 * Which lines of the picture each of the 28 reads: the box scaled, and set down whole pixels from the edge, as the data were
 * made, where its centre of mass comes nearest the middle and nothing is cut off.
 */
function readings({ start, end, centre }: Mass, scale: number): Reading[] {
  const first = Math.round(middle - scale * (centre - start));
  const last = side - Math.ceil(scale * (end - start) - 1e-9);
  const offset = Math.max(0, Math.min(last, first)) - scale * start;
  const found: Reading[] = [];
  for (let from = start; from < end; from++) {
    const [left, right] = [offset + scale * from, offset + scale * (from + 1)];
    for (let to = Math.max(0, Math.floor(left)); to < Math.min(side, right); to++) {
      const share = Math.min(right, to + 1) - Math.max(left, to);
      if (share > 0) found.push({ to, from, share });
    }
  }
  return found;
}
