/** What a page with prose does when JavaScript is there: marks the section being read, copies code and formulas, opens cards. */
import './hoverCards.ts';
import './copyButtons.ts';
import './activeSection.ts';
