/**
 * Softmax followed by the cross-entropy with the right class, averaged over the batch.
 *
 *   p[n,k] = e^{logits[n,k]} / Σⱼ e^{logits[n,j]}        y = −1/N · Σₙ ln p[n, label[n]]        ∂y/∂logits = (p − onehot) / N
 *
 * logits: [N, K]   y: [] (a scalar). The largest logit is subtracted first, so that no exponential overflows.
 * Source: Goodfellow, Bengio & Courville 2016, "Deep Learning", section 6.2.2.3.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { dimensions, type FloatArray, type Shape, ShapeError, type Tensor, zeros } from '../tensor.ts';

export interface SoftmaxCrossEntropyInputs<A extends FloatArray = Float32Array> {
  readonly logits: Tensor<A>;
}

export interface SoftmaxCrossEntropyOptions {
  /** The right class of each row, from 0. */
  readonly labels: readonly number[];
}

function outputShape({ logits }: { readonly logits: Shape }, { labels }: SoftmaxCrossEntropyOptions): Shape {
  const [rows, classes] = dimensions('logits', logits, ['N', 'K']);
  if (labels.length !== rows) throw new ShapeError(`logits have ${rows} rows, but there are ${labels.length} labels`);
  for (const label of labels) {
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new ShapeError(`label ${label} is none of the ${classes} classes 0 to ${classes - 1}`);
    }
  }
  return [];
}

/** The natural logarithm of softmax, row by row: [N, K] → [N, K]. */
function logSoftmax<A extends FloatArray>({ shape, data }: Tensor<A>): Tensor<A> {
  const [rows, classes] = dimensions('logits', shape, ['N', 'K']);
  const result = zeros(shape, data);
  for (let n = 0; n < rows; n++) {
    const row = Array.from(data.subarray(n * classes, (n + 1) * classes));
    const largest = Math.max(...row);
    const logSum = largest + Math.log(row.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
    result.data.set(
      row.map((logit) => logit - logSum),
      n * classes,
    );
  }
  return result;
}

export const softmaxCrossEntropy: Operator<SoftmaxCrossEntropyInputs, SoftmaxCrossEntropyOptions> = {
  outputShape,
  cost: (shapes, options) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(shapes.logits, outputShape(shapes, options)) }),
  forward<A extends FloatArray>({ logits }: SoftmaxCrossEntropyInputs<A>, options: SoftmaxCrossEntropyOptions): Tensor<A> {
    const y = zeros(outputShape({ logits: logits.shape }, options), logits.data);
    const [rows, classes] = dimensions('logits', logits.shape, ['N', 'K']);
    const logs = logSoftmax(logits);
    // outputShape has checked that there is one label per row, within the classes.
    y.data[0] = -options.labels.reduce((sum, label, n) => sum + (logs.data[n * classes + label] as number), 0) / rows;
    return y;
  },
  backward({ logits }, gradient, options) {
    expectGradientShape(gradient, outputShape({ logits: logits.shape }, options));
    const [rows, classes] = dimensions('logits', logits.shape, ['N', 'K']);
    const dlogits = logSoftmax(logits);
    for (let i = 0; i < dlogits.data.length; i++) {
      const right = options.labels[Math.floor(i / classes)] === i % classes ? 1 : 0;
      dlogits.data[i] = ((Math.exp(dlogits.data[i] as number) - right) * (gradient.data[0] as number)) / rows;
    }
    return { logits: dlogits };
  },
};
