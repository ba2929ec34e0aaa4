/** What notes may use without importing it: MDX finds these names here. */
import Answer from './Answer.astro';
import DataTable from './DataTable.astro';
import Demo from './Demo.astro';
import Exercise from './Exercise.astro';
import Formula from './Formula.astro';
import Frameworks from './Frameworks.astro';
import Grids from './Grids.astro';
import LinkList from './LinkList.astro';
import MarginNote from './MarginNote.astro';
import Said from './Said.astro';
import Value from './Value.astro';

export const noteComponents = { Answer, DataTable, Demo, Exercise, Formula, Frameworks, Grids, LinkList, MarginNote, Said, Value };
