/**
 * Arrays that travel to the Worker and back, kept for the next journey of the same length: the memory of a fresh large array
 * costs more than most operators.
 */
const mostKept = 8;

export class TravellingArrays {
  #kept: Float32Array<ArrayBuffer>[] = [];

  take(length: number): Float32Array<ArrayBuffer> {
    const at = this.#kept.findIndex((array) => array.length === length);
    return at < 0 ? new Float32Array(length) : (this.#kept.splice(at, 1)[0] as Float32Array<ArrayBuffer>);
  }

  copyOf(data: Float32Array): Float32Array<ArrayBuffer> {
    const copy = this.take(data.length);
    copy.set(data);
    return copy;
  }

  giveBack(array: Float32Array<ArrayBuffer>): void {
    this.#kept.push(array);
    if (this.#kept.length > mostKept) this.#kept.shift();
  }
}
