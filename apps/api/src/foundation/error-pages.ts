import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Refusal } from '@whence/workflow';
import { z } from 'zod';
import { AnswersText, FromPath, Open } from './decorators.js';
import { ErrorCatalogue } from './error-catalogue.js';

const path = z.strictObject({ code: z.string().max(100) });

/** What stands behind the `type` of a problem document: one page of text for each code. */
@ApiExcludeController()
@Controller('errors')
export class ErrorPages {
  constructor(@Inject(ErrorCatalogue) private readonly catalogue: ErrorCatalogue) {}

  @Get(':code')
  @Open()
  @AnswersText(200, 'text/plain; charset=utf-8')
  page(@FromPath(path) { code }: z.infer<typeof path>): string {
    const found = this.catalogue.entries().find((entry) => entry.code === code);
    if (!found) throw new Refusal('not-found', 'error-unknown', `Found no error with the code "${code}".`);
    return `${found.code} (${found.status})\n\n${found.meaning}\n`;
  }
}
