/** A file of the reader's as a picture: picked with the field, or dropped where the figure says. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { mostMegabytes, mostMegapixels } from './readPicture.ts';
import { fill, type Words } from './words.ts';

interface Wanted<Read> {
  readonly words: Words;
  /** What is made of the file, or the key of the sentence that says why nothing is. */
  readonly read: (file: Blob) => Promise<Read | { readonly refused: string }>;
  readonly onRead: (read: Read) => void;
  /** Gets a sentence when a file could not be taken. */
  readonly onRefused: (sentence: string) => void;
}

export function usePictureFile<Read extends object>({ words, read, onRead, onRefused }: Wanted<Read>) {
  const [over, setOver] = useState(false);
  // Counts the files asked for: one that is decoded after another was chosen, or after the figure left, is forgotten.
  const asked = useRef(0);
  const forget = () => {
    asked.current++;
  };
  useEffect(() => forget, []);

  // A file takes a moment; what is called then must know the state of then.
  const latest = useRef({ onRead, onRefused });
  latest.current = { onRead, onRefused };

  const take = async (file: Blob) => {
    const mine = ++asked.current;
    const found = await read(file);
    if (mine !== asked.current) return;
    if ('refused' in found)
      latest.current.onRefused(fill(words[found.refused] ?? '', { megabytes: mostMegabytes, megapixels: mostMegapixels }));
    else latest.current.onRead(found);
  };
  return {
    take,
    /** Something else was chosen: a file still being decoded comes too late. */
    forget,
    /** For the element that files can be dropped on. */
    zone: {
      class: `picture${over ? ' is-over' : ''}`,
      onDragOver(event: DragEvent) {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file === undefined) onRefused(words['notImage'] ?? '');
        else void take(file);
      },
    },
  };
}

/** The field itself stays in place for the keyboard; its label is what is seen. */
export function PickFile({ id, words, onFile }: { id: string; words: Words; onFile: (file: Blob) => void }) {
  return (
    <span class="pick-file">
      <input
        id={`${id}-file`}
        class="vh"
        type="file"
        accept="image/*"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <label for={`${id}-file`}>{words['ownPicture']}</label>
    </span>
  );
}
