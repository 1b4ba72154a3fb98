// What every page of the live app does: it shows what the files say now.

import { follow } from './following';

follow();
