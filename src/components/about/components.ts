/** What the pages of prose under content/pages/ may use besides the pieces of a note. */
import Lineage from '../people/Lineage.astro';
import Count from './Count.astro';
import DroppedClaims from './DroppedClaims.astro';
import SettledClaims from './SettledClaims.astro';
import Verdicts from './Verdicts.astro';

export const pageComponents = { Count, DroppedClaims, Lineage, SettledClaims, Verdicts };
