/** Exchanges lanes between vectors. */
import type { Code } from '../wasm/encoding.ts';
import { f32x4, sequence } from '../wasm/instructions.ts';
import type { FunctionBuilder, Local } from '../wasm/module.ts';

export type Four<T> = readonly [T, T, T, T];

/**
 * Four vectors as the columns of four: lane i of vector j becomes lane j of vector i. Only the first `to.length` are wanted.
 * The locals it works in are made once, so that many exchanges of a function share them.
 */
export function exchanger(built: FunctionBuilder): (from: Four<Local>, to: readonly Local[]) => Code {
  const [a, b, c, d] = built.locals('v128', 4) as unknown as Four<Local>;
  const { shuffle } = f32x4;
  return (from, to) => {
    const columns = [
      shuffle(a.get, b.get, [0, 1, 4, 5]),
      shuffle(a.get, b.get, [2, 3, 6, 7]),
      shuffle(c.get, d.get, [0, 1, 4, 5]),
      shuffle(c.get, d.get, [2, 3, 6, 7]),
    ];
    const upper = to.length > 2;
    return sequence(
      a.set(shuffle(from[0].get, from[1].get, [0, 4, 1, 5])),
      b.set(shuffle(from[2].get, from[3].get, [0, 4, 1, 5])),
      upper ? c.set(shuffle(from[0].get, from[1].get, [2, 6, 3, 7])) : [],
      upper ? d.set(shuffle(from[2].get, from[3].get, [2, 6, 3, 7])) : [],
      ...to.map((local, i) => local.set(columns[i] as Code)),
    );
  };
}
