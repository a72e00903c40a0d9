<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Social Security number</source>
        <translation>Número de Seguro Social</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Número de tarjeta</translation>
    </message>
    <message>
        <source>Bank number</source>
        <translation>Número de banco</translation>
    </message>
    <message>
        <source>Member ID</source>
        <translation>Número de miembro</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Número de cuenta</translation>
    </message>
    <message>
        <source>Another patient</source>
        <translation>Otro paciente</translation>
    </message>
    <message>
        <source>What was done and why</source>
        <translation>Qué se hizo y por qué</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Sus palabras</translation>
    </message>
    <message>
        <source>A marked area</source>
        <translation>Un área marcada</translation>
    </message>
</context>
<context>
    <name>Again</name>
    <message>
        <source>Your papers show these again and again. That alone is no error: check that each was meant.</source>
        <translation>Sus papeles los muestran una y otra vez. Eso solo no es un error: revise que cada uno sea debido.</translation>
    </message>
    <message>
        <source>Recurring charges</source>
        <translation>Cargos que se repiten</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>cerca de {0}</translation>
    </message>
    <message>
        <source>{0} about every {1} days since {2}: {3} so far, {4} in all.</source>
        <translation>{0} cerca de cada {1} días desde el {2}: {3} hasta ahora, {4} en total.</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>Letter that says it</source>
        <translation>Carta que lo dice</translation>
    </message>
    <message>
        <source>Not in writing yet</source>
        <translation>Todavía no está por escrito</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Con quién</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>Acordado el</translation>
    </message>
    <message>
        <source>Sum agreed</source>
        <translation>Suma acordada</translation>
    </message>
    <message>
        <source>Monthly payments</source>
        <translation>Pagos mensuales</translation>
    </message>
    <message>
        <source>Empty for one</source>
        <translation>Vacío para un solo pago</translation>
    </message>
    <message>
        <source>Interest, percent a year</source>
        <translation>Interés, por ciento al año</translation>
    </message>
    <message>
        <source>First payment on</source>
        <translation>Primer pago el</translation>
    </message>
    <message>
        <source>Other terms, one a line</source>
        <translation>Otros términos, uno por línea</translation>
    </message>
    <message>
        <source>Keep the agreement</source>
        <translation>Guardar el acuerdo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Suma</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Paper that shows it</source>
        <translation>Papel que lo muestra</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Cómo terminó</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Cerrar el caso</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Abrirlo otra vez</translation>
    </message>
    <message>
        <source>Saved so far</source>
        <translation>Ahorrado hasta ahora</translation>
    </message>
    <message>
        <source>Your own share only, each dollar in one place.</source>
        <translation>Solo la parte suya, cada dólar en un solo lugar.</translation>
    </message>
    <message>
        <source>Note an agreement</source>
        <translation>Anotar un acuerdo</translation>
    </message>
    <message>
        <source>Pay only when the terms are in writing.</source>
        <translation>Pague solo cuando los términos estén por escrito.</translation>
    </message>
    <message>
        <source>Note a payment, a refund or a correction</source>
        <translation>Anotar un pago, un reembolso o una corrección</translation>
    </message>
    <message>
        <source>The end of the case</source>
        <translation>El final del caso</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Posible</translation>
    </message>
    <message>
        <source>open questions</source>
        <translation>preguntas abiertas</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>En disputa</translation>
    </message>
    <message>
        <source>raised with them</source>
        <translation>planteado ante ellos</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>in writing by them</source>
        <translation>por escrito, de parte de ellos</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Reembolsado</translation>
    </message>
    <message>
        <source>came back to you</source>
        <translation>volvió a usted</translation>
    </message>
    <message>
        <source>Agreed on {0}: {1}</source>
        <translation>Acordado el {0}: {1}</translation>
    </message>
    <message>
        <source>not in writing yet</source>
        <translation>todavía no está por escrito</translation>
    </message>
    <message>
        <source>Paid {0}, left {1}. Stands on: {2}.</source>
        <translation>Pagado {0}, falta {1}. Se basa en: {2}.</translation>
    </message>
    <message>
        <source>Write to hold them to it</source>
        <translation>Escribir para que cumplan</translation>
    </message>
    <message>
        <source>Show the statement</source>
        <translation>Mostrar el estado de cuenta</translation>
    </message>
    <message>
        <source>Everything agreed is paid.</source>
        <translation>Todo lo acordado está pagado.</translation>
    </message>
    <message>
        <source>Ask for a zero-balance letter</source>
        <translation>Pedir una carta de saldo cero</translation>
    </message>
    <message>
        <source>Write the letter of acceptance</source>
        <translation>Escribir la carta de aceptación</translation>
    </message>
    <message>
        <source>{0}, page {1}</source>
        <translation>{0}, página {1}</translation>
    </message>
    <message>
        <source>Show on {0}: {1}</source>
        <translation>Mostrar en {0}: {1}</translation>
    </message>
    <message>
        <source>Tick what is a term; it keeps its place on the letter.</source>
        <translation>Marque lo que es un término; conserva su lugar en la carta.</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>Interés</translation>
    </message>
    <message>
        <source>First payment</source>
        <translation>Primer pago</translation>
    </message>
</context>
<context>
    <name>AskCard</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the papers: {0}</source>
        <translation>Mostrar los papeles: {0}</translation>
    </message>
</context>
<context>
    <name>BackupKeyDialog</name>
    <message>
        <source>Open it</source>
        <translation>Abrirlo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>How does this backup open?</source>
        <translation>¿Cómo se abre esta copia de seguridad?</translation>
    </message>
    <message>
        <source>It has the passphrase and the recovery sheet of the vault and the day it was made.</source>
        <translation>Tiene la frase de contraseña y la hoja de recuperación de la bóveda y del día en que se hizo.</translation>
    </message>
</context>
<context>
    <name>BalanceCard</name>
    <message>
        <source>What they ask, over time</source>
        <translation>Lo que piden, con el tiempo</translation>
    </message>
    <message>
        <source>{0} on {1}, {2} on {3}.</source>
        <translation>{0} el {1}, {2} el {3}.</translation>
    </message>
</context>
<context>
    <name>BalancePicture</name>
    <message>
        <source>Balance with {0} over the statements</source>
        <translation>Saldo con {0} a lo largo de los estados de cuenta</translation>
    </message>
    <message>
        <source>Balance with {0}. {1}</source>
        <translation>Saldo con {0}. {1}</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>{0}. Show it on the paper</source>
        <translation>{0}. Mostrarlo en el papel</translation>
    </message>
</context>
<context>
    <name>BeginPage</name>
    <message>
        <source>Take them out again</source>
        <translation>Quitarlos otra vez</translation>
    </message>
    <message>
        <source>Try the sample case</source>
        <translation>Probar el caso de muestra</translation>
    </message>
    <message>
        <source>What would you like to begin with?</source>
        <translation>¿Con qué quiere empezar?</translation>
    </message>
    <message>
        <source>Or begin with an empty vault, and add papers whenever you like.</source>
        <translation>O empiece con una bóveda vacía y agregue papeles cuando quiera.</translation>
    </message>
    <message>
        <source>Drop your first bill here</source>
        <translation>Suelte aquí su primera factura</translation>
    </message>
    <message>
        <source>One paper or many, a folder, or photos of the pages.</source>
        <translation>Un papel o muchos, una carpeta o fotos de las páginas.</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Elegir archivos</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Primero dé un vistazo</translation>
    </message>
    <message>
        <source>A made-up case opens in a window of its own. Nothing of it comes into your vault, and you can come back to this window.</source>
        <translation>Un caso inventado se abre en su propia ventana. Nada de él entra en su bóveda, y usted puede volver a esta ventana.</translation>
    </message>
    <message>
        <source>To be added: {0}</source>
        <translation>Se agregarán: {0}</translation>
    </message>
</context>
<context>
    <name>BillGlance</name>
    <message>
        <source>Provider not on the papers</source>
        <translation type="unfinished">El proveedor no aparece en los papeles</translation>
    </message>
    <message>
        <source>In question</source>
        <translation type="unfinished">En cuestión</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} más</translation>
    </message>
    <message>
        <source>Nothing in its papers raises a question.</source>
        <translation>Nada en sus papeles plantea una pregunta.</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Facturado</translation>
    </message>
    <message>
        <source>EOB says you owe</source>
        <translation>La EOB dice que usted debe</translation>
    </message>
    <message>
        <source>They ask</source>
        <translation type="unfinished">Piden</translation>
    </message>
</context>
<context>
    <name>Bills</name>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>{0} question</source>
        <translation>{0} pregunta</translation>
    </message>
    <message>
        <source>{0} questions</source>
        <translation>{0} preguntas</translation>
    </message>
    <message>
        <source>{0} paper</source>
        <translation>{0} papel</translation>
    </message>
    <message>
        <source>{0} papers</source>
        <translation>{0} papeles</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Factura</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>They ask</source>
        <translation>Piden</translation>
    </message>
    <message>
        <source>In question</source>
        <translation>En cuestión</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papeles</translation>
    </message>
    <message>
        <source>Papers support</source>
        <translation>Los papeles respaldan</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>Próxima fecha</translation>
    </message>
</context>
<context>
    <name>BillsList</name>
    <message>
        <source>Bills</source>
        <translation>Facturas</translation>
    </message>
    <message>
        <source>Show more bills</source>
        <translation>Mostrar más facturas</translation>
    </message>
    <message>
        <source>No bills yet</source>
        <translation>Todavía no hay facturas</translation>
    </message>
    <message>
        <source>Add a bill, an EOB or a receipt. Papers about the same visit are put together by themselves.</source>
        <translation>Agregue una factura, una EOB o un recibo. Los papeles de la misma visita se juntan solos.</translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>Days for your calendar</source>
        <translation>Días para su calendario</translation>
    </message>
    <message>
        <source>Only that there is a day to look at</source>
        <translation>Solo que hay un día que mirar</translation>
    </message>
    <message>
        <source>What is due, with names, sums and reasons</source>
        <translation>Qué vence, con nombres, sumas y motivos</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>Elegir dónde guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancelar</translation>
    </message>
    <message>
        <source>What may the calendar say?</source>
        <translation>¿Qué puede decir el calendario?</translation>
    </message>
    <message>
        <source>Calendars are often kept by other companies and shown on a locked phone. MedNeg writes a file and sends nothing; open the file with your calendar. Save it again when days have changed.</source>
        <translation>Los calendarios suelen guardarlos otras compañías y se muestran en un teléfono bloqueado. MedNeg escribe un archivo y no envía nada; abra el archivo con su calendario. Guárdelo otra vez cuando cambien los días.</translation>
    </message>
</context>
<context>
    <name>CarryCard</name>
    <message>
        <source>Export every paper</source>
        <translation>Exportar todos los papeles</translation>
    </message>
    <message>
        <source>Import from a backup</source>
        <translation>Importar de una copia de seguridad</translation>
    </message>
    <message>
        <source>Import from an export</source>
        <translation>Importar de una exportación</translation>
    </message>
    <message>
        <source>An export is a folder that every program can read: your papers, your packets, tables of what was read and the journal of your talks. An import adds what is missing here, with what was told and learned beside it; what you have already stays as it is. To move the whole vault to another computer, make a backup and bring it back there.</source>
        <translation>Una exportación es una carpeta que cualquier programa puede leer: sus papeles, sus paquetes, tablas de lo que se leyó y el diario de sus conversaciones. Una importación agrega lo que falta aquí, con lo que se contó y se aprendió junto a ello; lo que usted ya tiene queda como está. Para llevar toda la bóveda a otra computadora, haga una copia de seguridad y recupérela allí.</translation>
    </message>
    <message>
        <source>Take papers out, bring papers in</source>
        <translation>Sacar papeles, traer papeles</translation>
    </message>
    <message>
        <source>What is written is not protected: whoever opens the folder can read every one of your papers. Go on?</source>
        <translation>Lo que se escribe no está protegido: quien abra la carpeta puede leer todos sus papeles. ¿Continuar?</translation>
    </message>
    <message>
        <source>Where should the export be kept?</source>
        <translation>¿Dónde se guarda la exportación?</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>No se escribió nada.</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>Exportado a {0}.</translation>
    </message>
    <message>
        <source>Papers: {0}. Packets: {1}.</source>
        <translation>Papeles: {0}. Paquetes: {1}.</translation>
    </message>
    <message>
        <source>Lost, and so not written: {0}.</source>
        <translation>Perdidos, y por eso no escritos: {0}.</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation>¿Qué copia de seguridad?</translation>
    </message>
    <message>
        <source>Backups (*.medneg)</source>
        <translation>Copias de seguridad (*.medneg)</translation>
    </message>
    <message>
        <source>Which export?</source>
        <translation>¿Qué exportación?</translation>
    </message>
    <message>
        <source>What came in stays.</source>
        <translation>Lo que ya entró se queda.</translation>
    </message>
    <message>
        <source>Added: {0}.</source>
        <translation>Agregados: {0}.</translation>
    </message>
    <message>
        <source>Here already: {0}.</source>
        <translation>Ya estaban aquí: {0}.</translation>
    </message>
    <message>
        <source>Not added: {0}. {1}: {2}</source>
        <translation>No agregados: {0}. {1}: {2}</translation>
    </message>
    <message>
        <source>The import is done.</source>
        <translation>La importación está lista.</translation>
    </message>
    <message>
        <source>The household came too.</source>
        <translation>El hogar también se trajo.</translation>
    </message>
    <message>
        <source>So did the sender of letters.</source>
        <translation>También el remitente de las cartas.</translation>
    </message>
    <message>
        <source>Your letters keep the sender that stands here.</source>
        <translation>Sus cartas conservan el remitente que está aquí.</translation>
    </message>
    <message>
        <source>Learned from corrections there: {0}.</source>
        <translation>Aprendido allí de las correcciones: {0}.</translation>
    </message>
    <message>
        <source>Learned here already, and left as it is: {0}.</source>
        <translation>Ya aprendido aquí y dejado como está: {0}.</translation>
    </message>
    <message>
        <source>The other vault tells of another household. Use its state, people, income and insurance in place of yours? You can take this back with Undo.</source>
        <translation>La otra bóveda habla de otro hogar. ¿Usar su estado, personas, ingresos y seguro en lugar de los suyos? Puede deshacerlo con Deshacer.</translation>
    </message>
    <message>
        <source>Another household</source>
        <translation>Otro hogar</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
</context>
<context>
    <name>CaseDays</name>
    <message>
        <source>No days yet. They come from the papers, from rules that apply, and from what you note under Talks.</source>
        <translation>Todavía no hay fechas. Vienen de los papeles, de reglas que se aplican, y de lo que anota en Conversaciones.</translation>
    </message>
    <message>
        <source>Save for a calendar</source>
        <translation>Guardar para un calendario</translation>
    </message>
    <message>
        <source>Deadlines of this bill</source>
        <translation>Plazos de esta factura</translation>
    </message>
    <message>
        <source>Recurring charges</source>
        <translation>Cargos que se repiten</translation>
    </message>
    <message>
        <source>That alone is no error: check that each was meant.</source>
        <translation>Eso solo no es un error: revise que cada uno sea debido.</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Bills</source>
        <translation>Facturas</translation>
    </message>
    <message>
        <source>Back to all bills</source>
        <translation>Volver a todas las facturas</translation>
    </message>
    <message>
        <source>Make packet</source>
        <translation>Hacer el paquete</translation>
    </message>
    <message>
        <source>Provider not on the papers</source>
        <translation>El proveedor no aparece en los papeles</translation>
    </message>
    <message>
        <source>Billed {0}</source>
        <translation>Facturado {0}</translation>
    </message>
    <message>
        <source>EOB says you owe {0}</source>
        <translation>La EOB dice que usted debe {0}</translation>
    </message>
    <message>
        <source>They ask {0}</source>
        <translation>Piden {0}</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0} antes del {1}</translation>
    </message>
    <message>
        <source>Missing: {0}</source>
        <translation>Falta: {0}</translation>
    </message>
</context>
<context>
    <name>CaseWorkspace</name>
    <message>
        <source>About this bill</source>
        <translation>Sobre esta factura</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Cargos</translation>
    </message>
    <message>
        <source>EOB match</source>
        <translation>Cotejo con la EOB</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Dinero</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papeles</translation>
    </message>
    <message>
        <source>Could not check</source>
        <translation>No se pudo revisar</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Plazos</translation>
    </message>
    <message>
        <source>The calendar file was saved.</source>
        <translation>El archivo de calendario se guardó.</translation>
    </message>
    <message>
        <source>No paper of this case says this.</source>
        <translation>Ningún papel de este caso lo dice.</translation>
    </message>
</context>
<context>
    <name>ChoicesCard</name>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>Look up its address; this program does not know it.</source>
        <translation>Busque su dirección; este programa no la conoce.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Qué contiene</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Turn to an exhibit page to hide a part of it.</source>
        <translation>Vaya a una página de anexo para ocultar una parte de ella.</translation>
    </message>
    <message>
        <source>Hide before sending</source>
        <translation>Ocultar antes de enviar</translation>
    </message>
    <message>
        <source>{0} is now number {1}</source>
        <translation type="unfinished">{0} es ahora el número {1}</translation>
    </message>
    <message>
        <source>Hide these words too</source>
        <translation>Ocultar también estas palabras</translation>
    </message>
    <message>
        <source>Hide an area…</source>
        <translation>Ocultar un área…</translation>
    </message>
    <message>
        <source>More than one: put a semicolon between them.</source>
        <translation>Si son varias: sepárelas con punto y coma.</translation>
    </message>
    <message>
        <source>Your choices are not in the packet yet.</source>
        <translation>Sus elecciones todavía no están en el paquete.</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Hacerlo otra vez</translation>
    </message>
    <message>
        <source>Whom it is for</source>
        <translation>Para quién es</translation>
    </message>
    <message>
        <source>No private numbers were found on these pages.</source>
        <translation>No se hallaron números privados en estas páginas.</translation>
    </message>
</context>
<context>
    <name>ColumnRow</name>
    <message>
        <source>Click the head of a column on the page, draw a box around it, or choose it here.</source>
        <translation>Haga clic en el título de una columna en la página, dibuje un cuadro a su alrededor o elíjalo aquí.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>What stands in it</source>
        <translation>Qué hay en ella</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation type="unfinished">Leerla así</translation>
    </message>
    <message>
        <source>Read the paper again by this</source>
        <translation>Leer el papel otra vez según esto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cerrar</translation>
    </message>
    <message>
        <source>No heads of columns were found. Draw a box around one on the page.</source>
        <translation>No se encontraron títulos de columnas. Dibuje un cuadro alrededor de uno en la página.</translation>
    </message>
    <message>
        <source>{0}: {1} (not understood)</source>
        <translation>{0}: {1} (no se entiende)</translation>
    </message>
    <message>
        <source>{0}: {1} (read as: {2})</source>
        <translation>{0}: {1} (se lee como: {2})</translation>
    </message>
    <message>
        <source>No words were read in that box.</source>
        <translation>No se leyó ninguna palabra en ese cuadro.</translation>
    </message>
</context>
<context>
    <name>ComingUp</name>
    <message>
        <source>Coming up</source>
        <translation>Próximas fechas</translation>
    </message>
    <message>
        <source>All deadlines</source>
        <translation>Todos los plazos</translation>
    </message>
    <message>
        <source>No days yet. They come from bills, letters, rules and what you note about calls.</source>
        <translation>Todavía no hay fechas. Vienen de facturas, cartas, reglas y lo que anota de las llamadas.</translation>
    </message>
    <message>
        <source>All deadlines, {0} more</source>
        <translation>Todos los plazos, {0} más</translation>
    </message>
</context>
<context>
    <name>ComparePicture</name>
    <message>
        <source>, of which {0} is the fee</source>
        <translation>, de los cuales {0} es la comisión</translation>
    </message>
    <message>
        <source>No comparison yet</source>
        <translation>Todavía no hay comparación</translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Who began</source>
        <translation>Quién empezó</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Nombre de la persona</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>Número de referencia</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Qué se dijo</translation>
    </message>
    <message>
        <source>They promised</source>
        <translation>Prometieron</translation>
    </message>
    <message>
        <source>By which day</source>
        <translation>Para qué día</translation>
    </message>
    <message>
        <source>What you do next</source>
        <translation>Qué hará usted después</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>Qué día</translation>
    </message>
    <message>
        <source>Certified-mail number</source>
        <translation>Número de correo certificado</translation>
    </message>
    <message>
        <source>They hold the account until</source>
        <translation>Suspenden la cuenta hasta</translation>
    </message>
    <message>
        <source>a paper that is no longer in this case</source>
        <translation>un papel que ya no está en este caso</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take off {0}</source>
        <translation>Quitar {0}</translation>
    </message>
    <message>
        <source>Phone: {0}. Have ready: {1}.</source>
        <translation>Teléfono: {0}. Tenga a la mano: {1}.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Proof of mailing or delivery</source>
        <translation>Prueba de envío o de entrega</translation>
    </message>
    <message>
        <source>Papers that belong to it</source>
        <translation>Papeles que le pertenecen</translation>
    </message>
    <message>
        <source>Add a paper…</source>
        <translation>Agregar un papel…</translation>
    </message>
    <message>
        <source>Why you correct it</source>
        <translation>Por qué lo corrige</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep this contact</source>
        <translation>Guardar este contacto</translation>
    </message>
    <message>
        <source>Confirm the call by letter</source>
        <translation>Confirmar la llamada por carta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Note a call, letter or message</source>
        <translation>Anotar una llamada, carta o mensaje</translation>
    </message>
    <message>
        <source>not on the papers for sure</source>
        <translation>no aparece con seguridad en los papeles</translation>
    </message>
    <message>
        <source>Call sheet: {0}</source>
        <translation>Guía para la llamada: {0}</translation>
    </message>
    <message>
        <source>They promised and did not do yet</source>
        <translation>Prometieron y todavía no cumplieron</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>Diga</translation>
    </message>
    <message>
        <source>Say the English sentence; what it means stands below it.</source>
        <translation>Diga la frase en inglés; debajo está lo que significa.</translation>
    </message>
    <message>
        <source>What to reach</source>
        <translation>Qué lograr</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>No haga esto</translation>
    </message>
    <message>
        <source>Before you hang up</source>
        <translation>Antes de colgar</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
</context>
<context>
    <name>DayRow</name>
    <message>
        <source>Check this</source>
        <translation>Revise esto</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>Hecho: {0}</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Posponer</translation>
    </message>
    <message>
        <source>Put off: {0}</source>
        <translation>Posponer: {0}</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Abrir otra vez</translation>
    </message>
    <message>
        <source>Open again: {0}</source>
        <translation>Abrir otra vez: {0}</translation>
    </message>
    <message>
        <source>Why this day</source>
        <translation>Por qué este día</translation>
    </message>
    <message>
        <source>Why this day: {0}</source>
        <translation>Por qué este día: {0}</translation>
    </message>
    <message>
        <source>Open the bill</source>
        <translation>Abrir la factura</translation>
    </message>
    <message>
        <source>Open the bill of {0}</source>
        <translation>Abrir la factura de {0}</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>Ocultar por qué</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>Overdue</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>In the next seven days</source>
        <translation>En los próximos siete días</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation type="unfinished">Posponer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Long past</source>
        <translation>Pasado hace mucho</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>mañana</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>hace {0} días</translation>
    </message>
    <message>
        <source>in {0} days</source>
        <translation>en {0} días</translation>
    </message>
    <message>
        <source>Last day by a rule</source>
        <translation>Último día según una regla</translation>
    </message>
    <message>
        <source>Day on a bill</source>
        <translation>Día en una factura</translation>
    </message>
    <message>
        <source>They promised</source>
        <translation>Prometieron</translation>
    </message>
    <message>
        <source>Your next step</source>
        <translation>Su próximo paso</translation>
    </message>
    <message>
        <source>An offer ends</source>
        <translation>Una oferta termina</translation>
    </message>
    <message>
        <source>Payment you agreed to</source>
        <translation>Pago que usted acordó</translation>
    </message>
    <message>
        <source>An answer is due</source>
        <translation>Se espera una respuesta</translation>
    </message>
    <message>
        <source>Application for help</source>
        <translation>Solicitud de ayuda</translation>
    </message>
    <message>
        <source>A hold ends</source>
        <translation>Una suspensión termina</translation>
    </message>
    <message>
        <source>for them to do</source>
        <translation>para que lo hagan ellos</translation>
    </message>
    <message>
        <source>for you to do</source>
        <translation>para que lo haga usted</translation>
    </message>
    <message>
        <source>You marked this as done.</source>
        <translation>Usted marcó esto como hecho.</translation>
    </message>
    <message>
        <source>Put off until {0}.</source>
        <translation>Pospuesto hasta el {0}.</translation>
    </message>
    <message>
        <source>Where it is written: {0}</source>
        <translation>Dónde está escrito: {0}</translation>
    </message>
    <message>
        <source>To read it yourself: {0}</source>
        <translation>Para leerlo usted mismo: {0}</translation>
    </message>
    <message>
        <source>Checked on {0}.</source>
        <translation>Revisado el {0}.</translation>
    </message>
    <message>
        <source>This day comes from what you noted under Talks.</source>
        <translation>Este día viene de lo que usted anotó en Conversaciones.</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
    <message>
        <source>For three days</source>
        <translation>Tres días</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Una semana</translation>
    </message>
    <message>
        <source>For two weeks</source>
        <translation>Dos semanas</translation>
    </message>
    <message>
        <source>For a month</source>
        <translation>Un mes</translation>
    </message>
    <message>
        <source>1 day is in it.</source>
        <translation>Contiene 1 día.</translation>
    </message>
    <message>
        <source>{0} days are in it.</source>
        <translation>Contiene {0} días.</translation>
    </message>
</context>
<context>
    <name>DeadlinesScreen</name>
    <message>
        <source>Deadlines</source>
        <translation>Plazos</translation>
    </message>
    <message>
        <source>No days yet</source>
        <translation>Todavía no hay fechas</translation>
    </message>
    <message>
        <source>Days come by themselves: from bills and letters, from rules that apply to you, from promises and payments that you note under Talks, and from letters that you send.</source>
        <translation>Las fechas llegan solas: de facturas y cartas, de reglas que se le aplican, de promesas y pagos que anota en Conversaciones, y de cartas que usted envía.</translation>
    </message>
    <message>
        <source>Save for a calendar</source>
        <translation type="unfinished">Guardar para un calendario</translation>
    </message>
    <message>
        <source>The earliest first. Each says why it is that day. A last day by a rule is to be checked by you.</source>
        <translation>La más temprana primero. Cada una dice por qué es ese día. Un último día según una regla lo tiene que revisar usted.</translation>
    </message>
    <message>
        <source>The calendar file was saved.</source>
        <translation>El archivo de calendario se guardó.</translation>
    </message>
</context>
<context>
    <name>DeclinedCard</name>
    <message>
        <source>Nothing was copied; your own file is as it was.</source>
        <translation>No se copió nada; su propio archivo está como estaba.</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Quitarlo de la lista</translation>
    </message>
</context>
<context>
    <name>Drop</name>
    <message>
        <source>Dropped mail {0}.eml</source>
        <translation>Correo soltado {0}.eml</translation>
    </message>
    <message>
        <source>Dropped paper {0}.pdf</source>
        <translation>Documento soltado {0}.pdf</translation>
    </message>
    <message>
        <source>Pasted picture {0}.png</source>
        <translation>Imagen pegada {0}.png</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>struck out</source>
        <translation>tachado</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>promise overdue</source>
        <translation>promesa vencida</translation>
    </message>
    <message>
        <source>Before: {0}. {1}</source>
        <translation>Antes: {0}. {1}</translation>
    </message>
    <message>
        <source>Proof: {0}</source>
        <translation>Prueba: {0}</translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation>Adjunto: {0}</translation>
    </message>
    <message>
        <source>a paper that is gone</source>
        <translation>un papel que ya no está</translation>
    </message>
    <message>
        <source>They did it</source>
        <translation>Lo cumplieron</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Correct: {0}</source>
        <translation>Corregir: {0}</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>Tachar</translation>
    </message>
    <message>
        <source>Strike out: {0}</source>
        <translation>Tachar: {0}</translation>
    </message>
</context>
<context>
    <name>FallbackList</name>
    <message>
        <source>Backups that this vault keeps itself, newest first</source>
        <translation>Copias de seguridad que esta bóveda guarda por sí misma, la más nueva primero</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0}: the vault put aside then, {1}</source>
        <translation>{0}: la bóveda que se apartó entonces, {1}</translation>
    </message>
    <message>
        <source>{0}: automatic, {1}, checked when it was made</source>
        <translation>{0}: automática, {1}, comprobada al hacerse</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>History of this value</source>
        <translation>Historial de este valor</translation>
    </message>
    <message>
        <source>History of this value (Ctrl+H)</source>
        <translation>Historial de este valor (Ctrl+H)</translation>
    </message>
    <message>
        <source>not on the paper</source>
        <translation>no está en el papel</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Add a value that was not read</source>
        <translation>Agregar un valor que no se leyó</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>Por favor revise</translation>
    </message>
    <message>
        <source>Add a value that was not read…</source>
        <translation>Agregar un valor que no se leyó…</translation>
    </message>
</context>
<context>
    <name>FindScreen</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Qué buscar</translation>
    </message>
    <message>
        <source>Which papers</source>
        <translation>Qué papeles</translation>
    </message>
    <message>
        <source>Looked at or not</source>
        <translation>Revisado o no</translation>
    </message>
    <message>
        <source>Kept searches</source>
        <translation>Búsquedas guardadas</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Guardar esta búsqueda</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove this search</source>
        <translation>Quitar esta búsqueda</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo que se encontró</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Words, a name, an amount, a code, a date, #tag</source>
        <translation>Palabras, un nombre, un monto, un código, una fecha, #etiqueta</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Everything in your vault can be found</source>
        <translation>Todo lo que hay en su bóveda se puede encontrar</translation>
    </message>
    <message>
        <source>Papers by every word on them, amounts and dates in any form, what was said in calls and letters, and your own tags. A misspelled word is no matter.</source>
        <translation>Los papeles por cada palabra que tienen, los montos y las fechas en cualquier forma, lo que se dijo en llamadas y cartas, y sus propias etiquetas. No importa si una palabra está mal escrita.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open what is chosen (Enter)</source>
        <translation>Abrir lo elegido (Entrar)</translation>
    </message>
    <message>
        <source>About this bill</source>
        <translation type="unfinished">Sobre esta factura</translation>
    </message>
    <message>
        <source>Words of your own, with spaces between; Enter keeps them.</source>
        <translation>Palabras suyas, separadas por espacios; Entrar las guarda.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>1 found</source>
        <translation>1 encontrado</translation>
    </message>
    <message>
        <source>{0} found</source>
        <translation>{0} encontrados</translation>
    </message>
    <message>
        <source>there are more: add a word to narrow it</source>
        <translation>hay más: agregue una palabra para acotar</translation>
    </message>
    <message>
        <source>no paper says “{0}”, so “{1}” was looked for</source>
        <translation>ningún papel dice “{0}”; se buscó “{1}”</translation>
    </message>
    <message>
        <source>some papers are still being made ready</source>
        <translation>algunos papeles todavía se están preparando</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Su nombre</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Reads your papers</source>
        <translation>Lee sus papeles</translation>
    </message>
    <message>
        <source>Bills, EOBs from your health plan, receipts and letters, as PDF, scan or photo. Where it is unsure, it asks you.</source>
        <translation>Facturas, EOB de su plan de salud, recibos y cartas, en PDF, escaneados o en foto. Cuando no está seguro, le pregunta.</translation>
    </message>
    <message>
        <source>Shows what looks wrong</source>
        <translation>Muestra lo que parece estar mal</translation>
    </message>
    <message>
        <source>Each question shows its place on the page, the money it is about, and why.</source>
        <translation>Cada pregunta muestra su lugar en la página, el dinero del que se trata y por qué.</translation>
    </message>
    <message>
        <source>Writes the answer</source>
        <translation>Escribe la respuesta</translation>
    </message>
    <message>
        <source>A letter or a packet with the proof, what to say on the phone, and every last day to act.</source>
        <translation>Una carta o un paquete con las pruebas, qué decir por teléfono y cada último día para actuar.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sale de esta computadora.</translation>
    </message>
    <message>
        <source>There is no account, and MedNeg never goes online: no part of it can send anything. Your papers stay here, encrypted.</source>
        <translation>No hay ninguna cuenta y MedNeg nunca se conecta a internet: ninguna parte suya puede enviar nada. Sus papeles se quedan aquí, cifrados.</translation>
    </message>
</context>
<context>
    <name>GoBackDialog</name>
    <message>
        <source>Bring a backup back</source>
        <translation type="unfinished">Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Close and bring it back</source>
        <translation>Cerrar y recuperarla</translation>
    </message>
    <message>
        <source>This window closes, and the vault in the backup is checked and put in the place of this one. The vault of now is kept beside it under another name, so nothing is lost, and stands in this list afterwards.</source>
        <translation>Esta ventana se cierra, y la bóveda de la copia se comprueba y se pone en el lugar de esta. La bóveda de ahora se guarda al lado con otro nombre, así que nada se pierde, y después aparece en esta lista.</translation>
    </message>
    <message>
        <source>The backups in the list lie in the vault itself and open with the passphrase or recovery sheet of now. A file that you made with Back up opens with those of its day.</source>
        <translation>Las copias de la lista están en la bóveda misma y se abren con la frase de contraseña o la hoja de recuperación de ahora. Un archivo que usted hizo con Hacer copia se abre con las de su día.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancelar</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation type="unfinished">¿Qué copia de seguridad?</translation>
    </message>
    <message>
        <source>Backups (*.medneg)</source>
        <translation type="unfinished">Copias de seguridad (*.medneg)</translation>
    </message>
</context>
<context>
    <name>GuidesDialog</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Buscar en la ayuda</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>Guías</translation>
    </message>
    <message>
        <source>The guide</source>
        <translation>La guía</translation>
    </message>
    <message>
        <source>No guide says that.</source>
        <translation>Ninguna guía dice eso.</translation>
    </message>
    <message>
        <source>Make a problem report</source>
        <translation>Hacer un informe del problema</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished">Imprimir…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cerrar</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Free care up to (percent)</source>
        <translation>Atención gratuita hasta (por ciento)</translation>
    </message>
    <message>
        <source>Discount up to (percent)</source>
        <translation>Descuento hasta (por ciento)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare with the hospital&apos;s limits</source>
        <translation>Comparar con los límites del hospital</translation>
    </message>
    <message>
        <source>Keep the policy here…</source>
        <translation>Guardar aquí la política…</translation>
    </message>
    <message>
        <source>Add the hospital&apos;s policy as a file; it is kept in the vault and opens like any paper</source>
        <translation>Agregue la política del hospital como archivo; se guarda en la bóveda y se abre como cualquier papel</translation>
    </message>
    <message>
        <source>Open the policy</source>
        <translation>Abrir la política</translation>
    </message>
    <message>
        <source>Not the policy</source>
        <translation>No es la política</translation>
    </message>
    <message>
        <source>This is not the policy</source>
        <translation>Esto no es la política</translation>
    </message>
    <message>
        <source>You sent the form on</source>
        <translation>Usted envió el formulario el</translation>
    </message>
    <message>
        <source>They answered on</source>
        <translation>Respondieron el</translation>
    </message>
    <message>
        <source>They decided</source>
        <translation>Decidieron</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Todavía sin respuesta</translation>
    </message>
    <message>
        <source>Granted in full</source>
        <translation>Concedido del todo</translation>
    </message>
    <message>
        <source>Granted in part</source>
        <translation>Concedido en parte</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Negado</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep the application</source>
        <translation>Guardar la solicitud</translation>
    </message>
    <message>
        <source>The hospital&apos;s own policy</source>
        <translation>La política propia del hospital</translation>
    </message>
    <message>
        <source>Your application</source>
        <translation>Su solicitud</translation>
    </message>
    <message>
        <source>Where your household stands</source>
        <translation>Dónde está su hogar</translation>
    </message>
    <message>
        <source>Tell {0} under Your household, and the level is worked out here.</source>
        <translation>Diga {0} en Su hogar, y aquí se calcula el nivel.</translation>
    </message>
    <message>
        <source>Tell your household</source>
        <translation>Cuente sobre su hogar</translation>
    </message>
    <message>
        <source>{0} percent of the poverty level</source>
        <translation>{0} por ciento del nivel de pobreza</translation>
    </message>
    <message>
        <source>of the federal poverty level</source>
        <translation>del nivel federal de pobreza</translation>
    </message>
    <message>
        <source>Your state&apos;s rule</source>
        <translation>La regla de su estado</translation>
    </message>
    <message>
        <source>None is known here. Tell your state under Your household.</source>
        <translation>Aquí no se conoce ninguna. Diga su estado en Su hogar.</translation>
    </message>
    <message>
        <source>This compares numbers. Only the hospital or the program decides.</source>
        <translation>Esto compara números. Solo el hospital o el programa decide.</translation>
    </message>
    <message>
        <source>Each hospital sets its own limits. Ask for its policy, and type the limits in it here.</source>
        <translation>Cada hospital fija sus propios límites. Pida su política y escriba aquí los límites que dice.</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Abrir {0}</translation>
    </message>
    <message>
        <source>Open the policy: {0}</source>
        <translation>Abrir la política: {0}</translation>
    </message>
    <message>
        <source>Appears below</source>
        <translation>Parece estar por debajo</translation>
    </message>
    <message>
        <source>Appears above</source>
        <translation>Parece estar por encima</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>No comparado</translation>
    </message>
    <message>
        <source>No day is known to run. Answer under Rights whether the hospital is a nonprofit.</source>
        <translation>No se conoce ningún plazo que corra. Responda en Derechos si el hospital es sin fines de lucro.</translation>
    </message>
    <message>
        <source>done {0}</source>
        <translation>hecho {0}</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>antes del {0}</translation>
    </message>
    <message>
        <source>next</source>
        <translation>siguiente</translation>
    </message>
    <message>
        <source>Write the letter: {0}</source>
        <translation>Escribir la carta: {0}</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation>Escribir la carta</translation>
    </message>
    <message>
        <source>Among your papers.</source>
        <translation>Entre sus papeles.</translation>
    </message>
    <message>
        <source>Not among your papers yet.</source>
        <translation>Todavía no está entre sus papeles.</translation>
    </message>
    <message>
        <source>What most hospitals ask for</source>
        <translation>Lo que pide la mayoría de los hospitales</translation>
    </message>
    <message>
        <source>Tick what you have. What is ticked is listed in the cover letter.</source>
        <translation>Marque lo que tiene. Lo marcado aparece en la carta que acompaña.</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Provider and patient</source>
        <translation>Proveedor y paciente</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>In question</source>
        <translation>En cuestión</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>Qué sigue</translation>
    </message>
    <message>
        <source>Your bills</source>
        <translation>Sus facturas</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>Provider not known</source>
        <translation>Proveedor desconocido</translation>
    </message>
    <message>
        <source>sum not known</source>
        <translation>suma desconocida</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>next</source>
        <translation>siguiente</translation>
    </message>
    <message>
        <source>later</source>
        <translation>después</translation>
    </message>
    <message>
        <source>{0} document to check</source>
        <translation>{0} documento por revisar</translation>
    </message>
    <message>
        <source>{0} documents to check</source>
        <translation>{0} documentos por revisar</translation>
    </message>
    <message>
        <source>{0} question</source>
        <translation type="unfinished">{0} pregunta</translation>
    </message>
    <message>
        <source>{0} questions</source>
        <translation>{0} preguntas</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>Buenos días</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Buenas tardes</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>Buenas noches</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} y {1}</translation>
    </message>
    <message>
        <source>{0} date overdue</source>
        <translation>{0} fecha vencida</translation>
    </message>
    <message>
        <source>{0} dates overdue</source>
        <translation>{0} fechas vencidas</translation>
    </message>
    <message>
        <source>{0} date coming up</source>
        <translation>{0} fecha próxima</translation>
    </message>
    <message>
        <source>{0} dates coming up</source>
        <translation>{0} fechas próximas</translation>
    </message>
    <message>
        <source>{0} question ready to raise</source>
        <translation>{0} pregunta lista para plantear</translation>
    </message>
    <message>
        <source>{0} questions ready to raise</source>
        <translation>{0} preguntas listas para plantear</translation>
    </message>
    <message>
        <source>no payment on your papers or in your notes yet</source>
        <translation>todavía ningún pago en sus papeles ni en sus notas</translation>
    </message>
    <message>
        <source>as your papers and your notes show</source>
        <translation>según sus papeles y sus notas</translation>
    </message>
    <message>
        <source>as your papers show</source>
        <translation>como muestran sus papeles</translation>
    </message>
    <message>
        <source>You have paid</source>
        <translation>Usted ha pagado</translation>
    </message>
    <message>
        <source>{0} open bill</source>
        <translation>{0} factura abierta</translation>
    </message>
    <message>
        <source>{0} open bills</source>
        <translation>{0} facturas abiertas</translation>
    </message>
    <message>
        <source>{0} provider</source>
        <translation>{0} proveedor</translation>
    </message>
    <message>
        <source>{0} providers</source>
        <translation>{0} proveedores</translation>
    </message>
    <message>
        <source>; {0} without an amount</source>
        <translation>; {0} sin monto</translation>
    </message>
    <message>
        <source>They say you owe</source>
        <translation>Dicen que usted debe</translation>
    </message>
    <message>
        <source>{0} came back</source>
        <translation>{0} volvió</translation>
    </message>
    <message>
        <source>{0} disputed</source>
        <translation>{0} en disputa</translation>
    </message>
    <message>
        <source>{0} possible</source>
        <translation>{0} posible</translation>
    </message>
    <message>
        <source>as they confirmed in writing</source>
        <translation>como lo confirmaron por escrito</translation>
    </message>
    <message>
        <source>nothing confirmed yet</source>
        <translation>todavía nada confirmado</translation>
    </message>
    <message>
        <source>Saved and confirmed</source>
        <translation>Ahorrado y confirmado</translation>
    </message>
    <message>
        <source>no questions so far</source>
        <translation>ninguna pregunta hasta ahora</translation>
    </message>
    <message>
        <source>{0} question to raise</source>
        <translation>{0} pregunta para plantear</translation>
    </message>
    <message>
        <source>{0} questions to raise</source>
        <translation>{0} preguntas para plantear</translation>
    </message>
    <message>
        <source>, {0} proven by the papers</source>
        <translation>, {0} comprobadas por los papeles</translation>
    </message>
    <message>
        <source>All documents were looked at.</source>
        <translation>Se revisaron todos los documentos.</translation>
    </message>
    <message>
        <source>{0}, {1} in question</source>
        <translation>{0}, {1} en cuestión</translation>
    </message>
    <message>
        <source>Nothing in your papers raises a question.</source>
        <translation>Nada en sus papeles plantea una pregunta.</translation>
    </message>
    <message>
        <source>No bills yet.</source>
        <translation>Todavía no hay facturas.</translation>
    </message>
    <message>
        <source>Check {0} document</source>
        <translation>Revise {0} documento</translation>
    </message>
    <message>
        <source>Check {0} documents</source>
        <translation>Revise {0} documentos</translation>
    </message>
    <message>
        <source>Choose a bill for the packet</source>
        <translation>Elija una factura para el paquete</translation>
    </message>
    <message>
        <source>Check what was read</source>
        <translation>Revisar lo que se leyó</translation>
    </message>
    <message>
        <source>See what looks wrong</source>
        <translation>Ver lo que parece estar mal</translation>
    </message>
    <message>
        <source>See {0}</source>
        <translation>Vea {0}</translation>
    </message>
    <message>
        <source>Print the packet</source>
        <translation>Imprimir el paquete</translation>
    </message>
    <message>
        <source>A letter, the questions and the pages that prove them</source>
        <translation>Una carta, las preguntas y las páginas que las prueban</translation>
    </message>
    <message>
        <source>Make the packet</source>
        <translation>Hacer el paquete</translation>
    </message>
    <message>
        <source>{0} paper</source>
        <translation type="unfinished">{0} papel</translation>
    </message>
    <message>
        <source>{0} papers</source>
        <translation>{0} papeles</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0} antes del {1}</translation>
    </message>
    <message>
        <source>Nothing to raise</source>
        <translation>Nada que plantear</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished">ayer</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>mañana</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>hace {0} días</translation>
    </message>
    <message>
        <source>in {0} days</source>
        <translation>en {0} días</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>No bills yet. What you added is in the Inbox.</source>
        <translation>Todavía no hay facturas. Lo que agregó está en la Bandeja.</translation>
    </message>
    <message>
        <source>Your bills</source>
        <translation>Sus facturas</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Which documents</source>
        <translation>Qué documentos</translation>
    </message>
    <message>
        <source>Confirm every document in which nothing is in doubt</source>
        <translation>Confirmar todos los documentos en los que nada es dudoso</translation>
    </message>
    <message>
        <source>Join into one paper</source>
        <translation>Juntar en un solo papel</translation>
    </message>
    <message>
        <source>Join the selected documents into one paper</source>
        <translation>Juntar los documentos elegidos en un solo papel</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Todavía no hay nada</translation>
    </message>
    <message>
        <source>Drop bills, EOBs and receipts on the window. What is read from them is shown here to be checked.</source>
        <translation>Suelte facturas, EOB y recibos en la ventana. Lo que se lee de ellos se muestra aquí para que lo revise.</translation>
    </message>
    <message>
        <source>1 document to check</source>
        <translation>1 documento por revisar</translation>
    </message>
    <message>
        <source>{0} documents to check</source>
        <translation>{0} documentos por revisar</translation>
    </message>
    <message>
        <source>Everything in this list was looked at.</source>
        <translation>Ya se revisó todo lo de esta lista.</translation>
    </message>
    <message>
        <source>The paper is read so already.</source>
        <translation>El papel ya se lee así.</translation>
    </message>
    <message>
        <source>Read again. {0}</source>
        <translation>Leído otra vez. {0}</translation>
    </message>
    <message>
        <source>Choose a value first, then draw a box around it on the page.</source>
        <translation>Primero elija un valor; luego dibuje un cuadro alrededor de él en la página.</translation>
    </message>
    <message>
        <source>No words were read in that box. Type the value; its place is kept.</source>
        <translation>No se leyeron palabras en ese cuadro. Escriba el valor; su lugar se guarda.</translation>
    </message>
    <message>
        <source>Reading this document again. What you typed is kept.</source>
        <translation>Se está leyendo otra vez este documento. Lo que usted escribió se conserva.</translation>
    </message>
    <message>
        <source>{0} was read again.</source>
        <translation>{0} se leyó otra vez.</translation>
    </message>
    <message>
        <source>Reading page {0} again as you turned it.</source>
        <translation>Leyendo otra vez la página {0} como usted la giró.</translation>
    </message>
    <message>
        <source>Page {0} of {1} was read again as you turned it. What you typed is kept.</source>
        <translation>La página {0} de {1} se leyó otra vez como usted la giró. Lo que usted escribió se conserva.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>Learned for the next papers: {0}</source>
        <translation>Aprendido para los próximos papeles: {0}</translation>
    </message>
    <message>
        <source>Settings lists what was learned.</source>
        <translation>En Ajustes está la lista de lo aprendido.</translation>
    </message>
    <message>
        <source>Accept {0} proven</source>
        <translation>Aceptar {0} comprobados</translation>
    </message>
    <message>
        <source>Confirms every document in which nothing is in doubt</source>
        <translation>Confirma todos los documentos en los que nada es dudoso</translation>
    </message>
    <message>
        <source>There is no document left in which nothing is in doubt.</source>
        <translation>No queda ningún documento en el que nada sea dudoso.</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>{0} added</source>
        <translation>agregados: {0}</translation>
    </message>
    <message>
        <source>{0} already here</source>
        <translation>ya estaban aquí: {0}</translation>
    </message>
    <message>
        <source>{0} not added</source>
        <translation>no agregados: {0}</translation>
    </message>
    <message>
        <source>{0} stopped</source>
        <translation>detenidos: {0}</translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message>
        <source>Join into one paper…</source>
        <translation>Juntar en un solo papel…</translation>
    </message>
    <message>
        <source>No, each is its own</source>
        <translation>No, cada una es aparte</translation>
    </message>
    <message>
        <source>Adding 1 file</source>
        <translation>Agregando 1 archivo</translation>
    </message>
    <message>
        <source>Adding {0} files or folders</source>
        <translation>Agregando {0} archivos o carpetas</translation>
    </message>
    <message>
        <source>{0} of 1 file done</source>
        <translation>{0} de 1 archivo listo</translation>
    </message>
    <message>
        <source>{0} of {1} files done</source>
        <translation>{0} de {1} archivos listos</translation>
    </message>
    <message>
        <source>{0} photos came in together. Are they pages of one paper?</source>
        <translation>Llegaron {0} fotos juntas. ¿Son páginas de un solo papel?</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join into one paper</source>
        <translation>Juntar en un solo papel</translation>
    </message>
    <message>
        <source>Order of the pages</source>
        <translation>Orden de las páginas</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Subir (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Bajar (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Juntar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The pages come in this order; untick what is no page of it. You can take the paper apart again at any time.</source>
        <translation>Las páginas van en este orden; desmarque lo que no es página de él. Puede separar el papel otra vez cuando quiera.</translation>
    </message>
    <message>
        <source>{0} is now number {1}</source>
        <translation>{0} es ahora el número {1}</translation>
    </message>
</context>
<context>
    <name>KeyEntry</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>It stands on your recovery sheet.</source>
        <translation>Está en su hoja de recuperación.</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Usar la frase de contraseña</translation>
    </message>
    <message>
        <source>Use the recovery sheet</source>
        <translation>Usar la hoja de recuperación</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys and words</source>
        <translation>Teclas y palabras</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>Lista de teclas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Words on this screen</source>
        <translation>Palabras de esta pantalla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cerrar</translation>
    </message>
</context>
<context>
    <name>LearnedCard</name>
    <message>
        <source>When you correct a value, MedNeg may note where papers of this provider print it. These notes stay in your vault. Forget one, and papers are read without it from then on.</source>
        <translation>Cuando usted corrige un valor, MedNeg puede anotar dónde lo imprimen los papeles de ese proveedor. Estas notas quedan en su bóveda. Si olvida una, desde entonces los papeles se leen sin ella.</translation>
    </message>
    <message>
        <source>What MedNeg has learned</source>
        <translation>Lo que MedNeg ha aprendido</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
    <message>
        <source>Learned on {0}, {1}</source>
        <translation>Aprendido el {0}, {1}</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>Forget: {0}</source>
        <translation>Olvidar: {0}</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>Remove MedNeg</source>
        <translation>Quitar MedNeg</translation>
    </message>
    <message>
        <source>They are in {0}. If you keep them, a new MedNeg finds them again.</source>
        <translation>Están en {0}. Si las conserva, un MedNeg nuevo las encuentra otra vez.</translation>
    </message>
    <message>
        <source>MedNeg is out of your menu. To remove the program, delete {0}.</source>
        <translation>MedNeg ya no está en su menú. Para quitar el programa, borre {0}.</translation>
    </message>
    <message>
        <source>Keep your bills on this computer?</source>
        <translation>¿Conservar sus facturas en esta computadora?</translation>
    </message>
    <message>
        <source>Keep my bills</source>
        <translation>Conservar mis facturas</translation>
    </message>
    <message>
        <source>Erase them</source>
        <translation>Borrarlas</translation>
    </message>
    <message>
        <source>Erase every bill, letter and note?</source>
        <translation>¿Borrar todas las facturas, cartas y notas?</translation>
    </message>
    <message>
        <source>This cannot be undone. Backups on other drives are not touched.</source>
        <translation>No se puede deshacer. Las copias de seguridad en otras unidades no se tocan.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Borrar para siempre</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Whoever asks for the money</source>
        <translation>Quien pida el dinero</translation>
    </message>
    <message>
        <source>Put into the letter</source>
        <translation>Poner en la carta</translation>
    </message>
    <message>
        <source>The letter, in English</source>
        <translation>La carta, en inglés</translation>
    </message>
    <message>
        <source>The same in Spanish, to understand it</source>
        <translation>La misma en español, para entenderla</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Guardar PDF…</translation>
    </message>
    <message>
        <source>Save for a word processor…</source>
        <translation>Guardar para un procesador de textos…</translation>
    </message>
    <message>
        <source>Certified-mail number</source>
        <translation>Número de correo certificado</translation>
    </message>
    <message>
        <source>From the post office receipt, if you have one.</source>
        <translation>Del recibo de la oficina de correos, si lo tiene.</translation>
    </message>
    <message>
        <source>Note as sent today</source>
        <translation>Anotar como enviada hoy</translation>
    </message>
    <message>
        <source>English, to send</source>
        <translation>Inglés, para enviar</translation>
    </message>
    <message>
        <source>Spanish, to understand</source>
        <translation>Español, para entender</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>Enviarla</translation>
    </message>
    <message>
        <source>The provider</source>
        <translation>El proveedor</translation>
    </message>
    <message>
        <source>The collector</source>
        <translation>El cobrador</translation>
    </message>
    <message>
        <source>To: {0}</source>
        <translation>Para: {0}</translation>
    </message>
    <message>
        <source>What the letter needs from you</source>
        <translation>Lo que la carta necesita de usted</translation>
    </message>
    <message>
        <source>Left out until it is confirmed</source>
        <translation>Se deja fuera hasta que se confirme</translation>
    </message>
    <message>
        <source>Your name and address are missing: tell them once under Packets.</source>
        <translation>Faltan su nombre y su dirección: dígalos una vez en Paquetes.</translation>
    </message>
</context>
<context>
    <name>LimitPicture</name>
    <message>
        <source>Your household {0} percent. Limits: {1}</source>
        <translation>Su hogar {0} por ciento. Límites: {1}</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>no se conoce ninguno</translation>
    </message>
    <message>
        <source>You: {0} %</source>
        <translation>Usted: {0} %</translation>
    </message>
</context>
<context>
    <name>LinesPage</name>
    <message>
        <source>Add a column that was not read</source>
        <translation>Agregar una columna que no se leyó</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>Agregar línea</translation>
    </message>
    <message>
        <source>Add a line below</source>
        <translation>Agregar una línea debajo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Quitar la línea</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Juntar</translation>
    </message>
    <message>
        <source>Join the line with the next one</source>
        <translation>Juntar la línea con la siguiente</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>Split: this cell and those after it go to a new line</source>
        <translation>Dividir: esta celda y las que siguen pasan a una línea nueva</translation>
    </message>
    <message>
        <source>Name a column…</source>
        <translation>Nombrar una columna…</translation>
    </message>
    <message>
        <source>Say what a column is</source>
        <translation>Decir qué es una columna</translation>
    </message>
    <message>
        <source>Say what a column is, and have the paper read again by it (Ctrl+Shift+L)</source>
        <translation>Decir qué es una columna y hacer que el papel se lea otra vez según eso (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Add a column…</source>
        <translation>Agregar una columna…</translation>
    </message>
</context>
<context>
    <name>LinesView</name>
    <message>
        <source>Lines of this document</source>
        <translation>Líneas de este documento</translation>
    </message>
    <message>
        <source>Cell names</source>
        <translation>Nombres de las celdas</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>Números de línea</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>How far the work is</source>
        <translation>Cuánto falta</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} de {1}: {2}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Offer them again</source>
        <translation>Ofrecerlos otra vez</translation>
    </message>
    <message>
        <source>They are not offered any more, and stay in the folder.</source>
        <translation>Ya no se ofrecen y se quedan en la carpeta.</translation>
    </message>
    <message>
        <source>1 new paper in the watched folder</source>
        <translation>1 papel nuevo en la carpeta vigilada</translation>
    </message>
    <message>
        <source>{0} new papers in the watched folder</source>
        <translation>{0} papeles nuevos en la carpeta vigilada</translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished">Mostrar</translation>
    </message>
    <message>
        <source>The sample cannot be locked.</source>
        <translation>El ejemplo no se puede bloquear.</translation>
    </message>
    <message>
        <source>Its papers are made up.</source>
        <translation>Sus papeles son inventados.</translation>
    </message>
</context>
<context>
    <name>MoneyPage</name>
    <message>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <source>No payment is on the papers of this bill, and none is noted.</source>
        <translation>No hay ningún pago en los papeles de esta factura, y no se anotó ninguno.</translation>
    </message>
    <message>
        <source>Add a payment…</source>
        <translation>Agregar un pago…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished">Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen payment, which you noted</source>
        <translation>Quitar el pago elegido, que usted anotó</translation>
    </message>
    <message>
        <source>Deductible and out of pocket</source>
        <translation>Deducible y de su bolsillo</translation>
    </message>
    <message>
        <source>Added up from the EOBs that are here. The plan&apos;s own count may hold claims that are not.</source>
        <translation>Sumado de las EOB que hay aquí. La propia cuenta del plan puede tener reclamaciones que no están.</translation>
    </message>
    <message>
        <source>Prices to compare: no errors, but where a talk can begin</source>
        <translation type="unfinished">Precios para comparar: no son errores, sino por dónde puede empezar una conversación</translation>
    </message>
    <message>
        <source>The money of this bill</source>
        <translation>El dinero de esta factura</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Easy to guess. Add words that have nothing to do with each other.</source>
        <translation>Fácil de adivinar. Agregue palabras que no tengan nada que ver entre sí.</translation>
    </message>
    <message>
        <source>Hard to guess by hand, not by a computer that tries for weeks. One more word helps.</source>
        <translation>Difícil de adivinar a mano, pero no para una computadora que prueba durante semanas. Una palabra más ayuda.</translation>
    </message>
    <message>
        <source>Very hard to guess, if you made it up yourself and use it nowhere else.</source>
        <translation>Muy difícil de adivinar, si usted la inventó y no la usa en ninguna otra parte.</translation>
    </message>
</context>
<context>
    <name>NewSheetDialog</name>
    <message>
        <source>Make a new recovery sheet?</source>
        <translation>¿Hacer una hoja de recuperación nueva?</translation>
    </message>
    <message>
        <source>The sheet you have now opens this vault no more. It still opens the backups that were made before today.</source>
        <translation>La hoja que tiene ahora ya no abrirá esta bóveda. Todavía abre las copias de seguridad hechas antes de hoy.</translation>
    </message>
    <message>
        <source>Make a new sheet</source>
        <translation>Hacer una hoja nueva</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>What to do next</source>
        <translation>Qué hacer ahora</translation>
    </message>
</context>
<context>
    <name>OffersCard</name>
    <message>
        <source>Papers in the watched folder</source>
        <translation>Papeles en la carpeta vigilada</translation>
    </message>
    <message>
        <source>Add the ticked ones</source>
        <translation>Agregar los marcados</translation>
    </message>
    <message>
        <source>Leave the ticked ones out</source>
        <translation>Dejar fuera los marcados</translation>
    </message>
    <message>
        <source>They stay in the folder as they are, and are not offered again</source>
        <translation>Se quedan en la carpeta tal como están y no se ofrecen otra vez</translation>
    </message>
    <message>
        <source>1 new paper in the folder that MedNeg watches</source>
        <translation>1 papel nuevo en la carpeta que MedNeg vigila</translation>
    </message>
    <message>
        <source>{0} new papers in the folder that MedNeg watches</source>
        <translation>{0} papeles nuevos en la carpeta que MedNeg vigila</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>Offer</source>
        <translation>Oferta</translation>
    </message>
    <message>
        <source>Who offers</source>
        <translation>Quién ofrece</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Con quién</translation>
    </message>
    <message>
        <source>Monthly payments</source>
        <translation>Pagos mensuales</translation>
    </message>
    <message>
        <source>Interest, percent a year</source>
        <translation>Interés, por ciento al año</translation>
    </message>
    <message>
        <source>First payment on</source>
        <translation>Primer pago el</translation>
    </message>
    <message>
        <source>The offer ends on</source>
        <translation>La oferta termina el</translation>
    </message>
    <message>
        <source>Like 12</source>
        <translation>Como 12</translation>
    </message>
    <message>
        <source>Work out</source>
        <translation>Calcular</translation>
    </message>
    <message>
        <source>Keep the offer</source>
        <translation>Guardar la oferta</translation>
    </message>
    <message>
        <source>Price you looked up</source>
        <translation>Precio que usted buscó</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>A fecha de</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>Keep the price</source>
        <translation>Guardar el precio</translation>
    </message>
    <message>
        <source>The most you would pay</source>
        <translation>Lo más que usted pagaría</translation>
    </message>
    <message>
        <source>Yours alone. It is in no letter and no packet.</source>
        <translation>Solo para usted. No está en ninguna carta ni en ningún paquete.</translation>
    </message>
    <message>
        <source>Keep it to yourself</source>
        <translation>Guardarlo para usted</translation>
    </message>
    <message>
        <source>If the bill comes down to</source>
        <translation>Si la factura baja a</translation>
    </message>
    <message>
        <source>Fee of a service, percent of what is saved</source>
        <translation>Comisión de un servicio, por ciento de lo ahorrado</translation>
    </message>
    <message>
        <source>Make or note an offer</source>
        <translation>Hacer o anotar una oferta</translation>
    </message>
    <message>
        <source>A service takes a part of what it saves, often {0} to {1} percent: check this in its contract. Both ways are shown for the same sum; none is promised.</source>
        <translation>Un servicio se queda con una parte de lo que ahorra, a menudo del {0} al {1} por ciento: compruébelo en su contrato. Las dos maneras se muestran para la misma suma; ninguna se promete.</translation>
    </message>
    <message>
        <source>Prices to compare with</source>
        <translation>Precios para comparar</translation>
    </message>
    <message>
        <source>None yet. The hospital&apos;s posted cash price is a good one to look up, or load its price file.</source>
        <translation>Ninguno todavía. El precio en efectivo que publica el hospital es bueno para buscar, o cargue su archivo de precios.</translation>
    </message>
    <message>
        <source>Fee of a service: {0} % of what is saved</source>
        <translation>Comisión de un servicio: {0} % de lo ahorrado</translation>
    </message>
    <message>
        <source>As asked</source>
        <translation>Como lo piden</translation>
    </message>
    <message>
        <source>Papers support</source>
        <translation type="unfinished">Los papeles respaldan</translation>
    </message>
    <message>
        <source>By yourself</source>
        <translation>Por su cuenta</translation>
    </message>
    <message>
        <source>With a service</source>
        <translation>Con un servicio</translation>
    </message>
    <message>
        <source>By yourself, or with a service</source>
        <translation>Por su cuenta, o con un servicio</translation>
    </message>
    <message>
        <source>Sum, or percent</source>
        <translation>Suma, o por ciento</translation>
    </message>
    <message>
        <source>600, or 40% of what they ask</source>
        <translation>600, o 40% de lo que piden</translation>
    </message>
    <message>
        <source>Offers so far</source>
        <translation>Ofertas hasta ahora</translation>
    </message>
    <message>
        <source>Your state: {0} {1}</source>
        <translation>Su estado: {0} {1}</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Ninguna todavía.</translation>
    </message>
    <message>
        <source>Show where it stands: {0}</source>
        <translation>Mostrar dónde está: {0}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>answered by another offer</source>
        <translation>respondida con otra oferta</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>Stands until {0}</source>
        <translation>Vale hasta el {0}</translation>
    </message>
    <message>
        <source>Answer with another offer</source>
        <translation>Responder con otra oferta</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation>Escribir la carta</translation>
    </message>
    <message>
        <source>This answers the offer of {0}.</source>
        <translation>Esto responde a la oferta del {0}.</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>Interés</translation>
    </message>
    <message>
        <source>First payment</source>
        <translation>Primer pago</translation>
    </message>
    <message>
        <source>The end of the offer</source>
        <translation>El final de la oferta</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Suma</translation>
    </message>
    <message>
        <source>You pay {0} in all.</source>
        <translation>Usted paga {0} en total.</translation>
    </message>
    <message>
        <source>That is {0} less than they ask.</source>
        <translation>Eso es {0} menos de lo que piden.</translation>
    </message>
    <message>
        <source>told by you</source>
        <translation>dicho por usted</translation>
    </message>
    <message>
        <source>Write the sum that you reckon with, and both ways are shown.</source>
        <translation>Escriba la suma con la que cuenta, y se muestran las dos formas.</translation>
    </message>
    <message>
        <source>By yourself you pay {0}. With a service {1}: the same and a fee of {2}.</source>
        <translation>Por su cuenta paga {0}. Con un servicio {1}: lo mismo y una comisión de {2}.</translation>
    </message>
    <message>
        <source>To cost you less, it has to bring the bill below {0}.</source>
        <translation>Para que le cueste menos, tiene que bajar la factura a menos de {0}.</translation>
    </message>
    <message>
        <source>No bill is low enough for it to cost you less.</source>
        <translation>Ninguna factura es tan baja que le cueste menos.</translation>
    </message>
</context>
<context>
    <name>PacketPanel</name>
    <message>
        <source>Letter as DOCX…</source>
        <translation>Carta como DOCX…</translation>
    </message>
    <message>
        <source>Case on one page…</source>
        <translation>El caso en una página…</translation>
    </message>
    <message>
        <source>Paid in a year…</source>
        <translation>Pagado en un año…</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Full history…</source>
        <translation>Historial completo…</translation>
    </message>
    <message>
        <source>From: your name and address, as they stand in the letter</source>
        <translation>De: su nombre y dirección, como están en la carta</translation>
    </message>
    <message>
        <source>Put into the letter</source>
        <translation>Poner en la carta</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Hacerlo otra vez</translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>Abrir la copia</translation>
    </message>
    <message>
        <source>Remake it</source>
        <translation>Hacerlo de nuevo</translation>
    </message>
    <message>
        <source>Progress of the packet</source>
        <translation>Avance del paquete</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open the bill</source>
        <translation>Abrir la factura</translation>
    </message>
    <message>
        <source>What the packet still needs from you</source>
        <translation>Lo que el paquete todavía necesita de usted</translation>
    </message>
    <message>
        <source>Pages of the packet</source>
        <translation>Páginas del paquete</translation>
    </message>
    <message>
        <source>Letter and reports</source>
        <translation>Carta e informes</translation>
    </message>
    <message>
        <source>Packets made before</source>
        <translation>Paquetes hechos antes</translation>
    </message>
    <message>
        <source>About this packet</source>
        <translation>Sobre este paquete</translation>
    </message>
</context>
<context>
    <name>PacketsScreen</name>
    <message>
        <source>Save PDF…</source>
        <translation>Guardar PDF…</translation>
    </message>
    <message>
        <source>Save the packet</source>
        <translation>Guardar el paquete</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Print the packet</source>
        <translation>Imprimir el paquete</translation>
    </message>
    <message>
        <source>No packet here</source>
        <translation>Aquí no hay paquete</translation>
    </message>
    <message>
        <source>Open a bill and choose “Make packet”. It puts letter, issues and proofs into one file to send.</source>
        <translation>Abra una factura y elija “Hacer el paquete”. Junta la carta, los puntos y las pruebas en un solo archivo para enviar.</translation>
    </message>
    <message>
        <source>Choose a bill</source>
        <translation>Elegir una factura</translation>
    </message>
    <message>
        <source>Putting the packet together…</source>
        <translation>Se está armando el paquete…</translation>
    </message>
    <message>
        <source>Putting the packet together: {0}</source>
        <translation>Se está armando el paquete: {0}</translation>
    </message>
    <message>
        <source>The packet is made. Pages: {0}</source>
        <translation>El paquete está hecho. Páginas: {0}</translation>
    </message>
    <message>
        <source>Written down in the history of the bill.</source>
        <translation>Anotado en el historial de la factura.</translation>
    </message>
    <message>
        <source>Packet for {0}</source>
        <translation>Paquete para {0}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Draw a box over what is to be hidden, or move the one on the page with the arrow keys.</source>
        <translation>Dibuje un cuadro sobre lo que se debe ocultar, o mueva el de la página con las flechas.</translation>
    </message>
    <message>
        <source>Shift and arrows size it, Enter takes it.</source>
        <translation>Mayús y flechas cambian su tamaño, Entrar lo toma.</translation>
    </message>
    <message>
        <source>Back to the packet</source>
        <translation>Volver al paquete</translation>
    </message>
    <message>
        <source>Will be hidden</source>
        <translation>Se ocultará</translation>
    </message>
    <message>
        <source>This area is hidden once the packet is made again.</source>
        <translation>Esta área se oculta cuando el paquete se haga otra vez.</translation>
    </message>
    <message>
        <source>It stands in the list under Hide before sending; untick it to leave it as it is.</source>
        <translation>Está en la lista bajo Ocultar antes de enviar; desmárquela para dejarla como está.</translation>
    </message>
    <message>
        <source>The papers or your decisions changed since this packet was made.</source>
        <translation>Los papeles o sus decisiones cambiaron desde que se hizo este paquete.</translation>
    </message>
    <message>
        <source>Make it again, so that it says what you now know.</source>
        <translation>Hágalo otra vez, para que diga lo que usted sabe ahora.</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Hacerlo otra vez</translation>
    </message>
    <message>
        <source>Making it anew…</source>
        <translation>Haciéndolo de nuevo…</translation>
    </message>
    <message>
        <source>Made anew: every byte is the same as in the copy that was kept.</source>
        <translation>Hecho de nuevo: cada byte es igual que en la copia guardada.</translation>
    </message>
    <message>
        <source>Made anew, and it is not the same: papers, decisions, offers or the program changed since.</source>
        <translation>Hecho de nuevo, y no es igual: desde entonces cambiaron papeles, decisiones, ofertas o el programa.</translation>
    </message>
    <message>
        <source>What was sent is the copy that was kept; open it with “Open the copy”.</source>
        <translation>Lo que se envió es la copia guardada; ábrala con “Abrir la copia”.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Guardado como {0}</translation>
    </message>
    <message>
        <source>Printing page {0} of {1}</source>
        <translation>Imprimiendo la página {0} de {1}</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>The packet was handed to the printer.</source>
        <translation>El paquete se entregó a la impresora.</translation>
    </message>
    <message>
        <source>The printer did not take the packet.</source>
        <translation>La impresora no aceptó el paquete.</translation>
    </message>
    <message>
        <source>Check that it is on and has paper, or save the PDF and print it from another program.</source>
        <translation>Revise que esté encendida y tenga papel, o guarde el PDF e imprímalo desde otro programa.</translation>
    </message>
</context>
<context>
    <name>PageViewer</name>
    <message>
        <source>No page</source>
        <translation>Ninguna página</translation>
    </message>
    <message>
        <source>{0}, page {1} of {2}</source>
        <translation>{0}, página {1} de {2}</translation>
    </message>
    <message>
        <source>Marked places on this page: {0}</source>
        <translation>Lugares marcados en esta página: {0}</translation>
    </message>
    <message>
        <source>Loading page {0}…</source>
        <translation>Cargando la página {0}…</translation>
    </message>
    <message>
        <source>This page cannot be shown.</source>
        <translation>Esta página no se puede mostrar.</translation>
    </message>
    <message>
        <source>Its values can be typed all the same.</source>
        <translation>De todos modos, sus valores se pueden escribir.</translation>
    </message>
    <message>
        <source>A box stands on the page. Arrows move it, Shift and arrows size it, Enter takes it.</source>
        <translation>Hay un cuadro en la página. Las flechas lo mueven, Mayús y flechas cambian su tamaño, Entrar lo toma.</translation>
    </message>
</context>
<context>
    <name>Pair</name>
    <message>
        <source>Show the page</source>
        <translation>Mostrar la página</translation>
    </message>
    <message>
        <source>Back to the words</source>
        <translation>Volver a las palabras</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Go to or do</source>
        <translation>Ir o hacer</translation>
    </message>
    <message>
        <source>What to do, or what to find</source>
        <translation>Qué hacer, o qué buscar</translation>
    </message>
    <message>
        <source>Type what to do, or what to find</source>
        <translation>Escriba qué hacer, o qué buscar</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Lo que se puede hacer</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter does it, Esc closes.</source>
        <translation>Arriba y Abajo eligen, Entrar lo hace, Esc cierra.</translation>
    </message>
    <message>
        <source>Search everything for “{0}”</source>
        <translation>Buscar “{0}” en todo</translation>
    </message>
</context>
<context>
    <name>PapersDialog</name>
    <message>
        <source>Papers in this file</source>
        <translation>Papeles en este archivo</translation>
    </message>
    <message>
        <source>Page {0}: a paper begins here</source>
        <translation>Página {0}: aquí empieza un papel</translation>
    </message>
    <message>
        <source>What the paper from page {0} is</source>
        <translation>Qué es el papel desde la página {0}</translation>
    </message>
    <message>
        <source>All one paper</source>
        <translation>Todo es un solo papel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep it so</source>
        <translation>Dejarlo así</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>What you corrected stays with its page.</source>
        <translation>Lo que usted corrigió se queda con su página.</translation>
    </message>
    <message>
        <source>1 paper: {0}</source>
        <translation>1 papel: {0}</translation>
    </message>
    <message>
        <source>{0} papers: {1}</source>
        <translation>{0} papeles: {1}</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Move to another bill…</source>
        <translation>Pasar a otra factura…</translation>
    </message>
    <message>
        <source>Make a bill of its own</source>
        <translation>Hacer una factura aparte</translation>
    </message>
    <message>
        <source>Put another bill here…</source>
        <translation>Poner otra factura aquí…</translation>
    </message>
    <message>
        <source>What you sort by hand stays so, whatever comes in later. Undo takes it back.</source>
        <translation>Lo que usted ordena a mano queda así, llegue lo que llegue después. Deshacer lo revierte.</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Lo que no se pudo leer</translation>
    </message>
    <message>
        <source>The papers of this bill</source>
        <translation>Los papeles de esta factura</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase of now</source>
        <translation>Frase de contraseña de ahora</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>Una frase de contraseña nueva</translation>
    </message>
    <message>
        <source>Your papers are not written again. The recovery sheet stays as it is.</source>
        <translation>Sus papeles no se escriben otra vez. La hoja de recuperación queda como está.</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
</context>
<context>
    <name>PayForm</name>
    <message>
        <source>What</source>
        <translation type="unfinished">Qué</translation>
    </message>
    <message>
        <source>A payment</source>
        <translation>Un pago</translation>
    </message>
    <message>
        <source>A refund that came back</source>
        <translation>Un reembolso que volvió</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished">Día</translation>
    </message>
    <message>
        <source>Whose money</source>
        <translation>De quién es el dinero</translation>
    </message>
    <message>
        <source>How: card, check, cash</source>
        <translation>Cómo: tarjeta, cheque, efectivo</translation>
    </message>
    <message>
        <source>Reference or check number</source>
        <translation>Referencia o número de cheque</translation>
    </message>
    <message>
        <source>Receipt or other paper</source>
        <translation>Recibo u otro papel</translation>
    </message>
    <message>
        <source>None here</source>
        <translation>Ninguno aquí</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished">Guardar</translation>
    </message>
    <message>
        <source>Keep this payment</source>
        <translation>Guardar este pago</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancelar</translation>
    </message>
    <message>
        <source>Add a payment</source>
        <translation>Agregar un pago</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>Review the bill</source>
        <translation type="unfinished">Revisar la factura</translation>
    </message>
    <message>
        <source>Gather documents</source>
        <translation>Reunir documentos</translation>
    </message>
    <message>
        <source>Contact the provider</source>
        <translation>Contactar al proveedor</translation>
    </message>
    <message>
        <source>Check assistance</source>
        <translation type="unfinished">Ver la asistencia</translation>
    </message>
    <message>
        <source>Use your rights</source>
        <translation type="unfinished">Usar sus derechos</translation>
    </message>
    <message>
        <source>Nothing left to do</source>
        <translation>No queda nada por hacer</translation>
    </message>
    <message>
        <source>Step {0} of 5 · {1}</source>
        <translation>Paso {0} de 5 · {1}</translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished">siguiente</translation>
    </message>
    <message>
        <source>keep to this</source>
        <translation>siga esto</translation>
    </message>
    <message>
        <source>can be done now</source>
        <translation>se puede hacer ahora</translation>
    </message>
    <message>
        <source>waiting for an answer</source>
        <translation>se espera una respuesta</translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished">después</translation>
    </message>
    <message>
        <source>Check the papers</source>
        <translation>Revisar los papeles</translation>
    </message>
    <message>
        <source>Show the questions</source>
        <translation>Mostrar las preguntas</translation>
    </message>
    <message>
        <source>Open rights and help</source>
        <translation>Abrir derechos y ayuda</translation>
    </message>
    <message>
        <source>Open financial help</source>
        <translation>Abrir la ayuda financiera</translation>
    </message>
    <message>
        <source>Make packet</source>
        <translation type="unfinished">Hacer el paquete</translation>
    </message>
    <message>
        <source>Open the letters</source>
        <translation>Abrir las cartas</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation type="unfinished">Escribir la carta</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Plan for this bill</source>
        <translation>Plan para esta factura</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Qué hacer ahora</translation>
    </message>
    <message>
        <source>Nothing is left to do here. Keep the papers.</source>
        <translation>Aquí no queda nada por hacer. Guarde los papeles.</translation>
    </message>
    <message>
        <source>Best order for this bill</source>
        <translation>El mejor orden para esta factura</translation>
    </message>
</context>
<context>
    <name>ProblemReport</name>
    <message>
        <source>MedNeg problem report</source>
        <translation>Informe de un problema de MedNeg</translation>
    </message>
    <message>
        <source>What I did, what I expected, and what happened instead:</source>
        <translation>Qué hice, qué esperaba y qué pasó en su lugar:</translation>
    </message>
    <message>
        <source>Program and computer</source>
        <translation>Programa y computadora</translation>
    </message>
    <message>
        <source>Packaged</source>
        <translation>Empaquetado</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Pantallas</translation>
    </message>
    <message>
        <source>Language of the computer</source>
        <translation>Idioma de la computadora</translation>
    </message>
    <message>
        <source>Screen reader in use</source>
        <translation>Lector de pantalla en uso</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Lock after minutes</source>
        <translation>Bloquear después de (minutos)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>How much the vault holds</source>
        <translation>Cuánto contiene la bóveda</translation>
    </message>
    <message>
        <source>It could not be counted</source>
        <translation>No se pudo contar</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished">Papeles</translation>
    </message>
    <message>
        <source>Kinds of files</source>
        <translation>Tipos de archivos</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished">Páginas</translation>
    </message>
    <message>
        <source>Papers that could not be read</source>
        <translation>Papeles que no se pudieron leer</translation>
    </message>
    <message>
        <source>Files that could not be added</source>
        <translation>Archivos que no se pudieron agregar</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation type="unfinished">Facturas</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished">Preguntas</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Learned from corrections</source>
        <translation>Aprendido de correcciones</translation>
    </message>
    <message>
        <source>Opens by</source>
        <translation>Se abre con</translation>
    </message>
    <message>
        <source>What went wrong since MedNeg was started</source>
        <translation>Qué salió mal desde que se inició MedNeg</translation>
    </message>
    <message>
        <source>Nothing that MedNeg noticed.</source>
        <translation>Nada que MedNeg haya notado.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>ProblemReportDialog</name>
    <message>
        <source>Problem report</source>
        <translation>Informe de un problema</translation>
    </message>
    <message>
        <source>The text of the report</source>
        <translation>El texto del informe</translation>
    </message>
    <message>
        <source>Save as a text file</source>
        <translation>Guardar como archivo de texto</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cerrar</translation>
    </message>
    <message>
        <source>Make a problem report</source>
        <translation>Hacer un informe del problema</translation>
    </message>
    <message>
        <source>This is all that the report says: nothing from your papers, no names, no amounts, no folders. Write what happened at the top; change or delete any line. MedNeg sends nothing: save the text, and give it to whomever you want to help you.</source>
        <translation>Esto es todo lo que dice el informe: nada de sus papeles, ni nombres, ni montos, ni carpetas. Escriba arriba lo que pasó; cambie o borre cualquier línea. MedNeg no envía nada: guarde el texto y déselo a quien quiera que le ayude.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>MedNeg problem report.txt</source>
        <translation>Informe de un problema de MedNeg.txt</translation>
    </message>
    <message>
        <source>Save the problem report</source>
        <translation>Guardar el informe del problema</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>El informe está guardado.</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Use in packet</source>
        <translation>Usar en el paquete</translation>
    </message>
    <message>
        <source>Not an error…</source>
        <translation>No es un error…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Abrir otra vez</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Why it is not an error</source>
        <translation>Por qué no es un error</translation>
    </message>
    <message>
        <source>Say why, in a few words</source>
        <translation>Diga por qué, en pocas palabras</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Dejar de lado</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>sum not known</source>
        <translation>suma desconocida</translation>
    </message>
    <message>
        <source>Ask: “{0}”</source>
        <translation>Pregunte: “{0}”</translation>
    </message>
    <message>
        <source>It could be right if {0}</source>
        <translation>Podría estar bien si {0}</translation>
    </message>
    <message>
        <source>Stands on: {0}</source>
        <translation>Se basa en: {0}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Proven by the papers</source>
        <translation>Comprobado por los papeles</translation>
    </message>
    <message>
        <source>Worth asking</source>
        <translation>Vale la pena preguntar</translation>
    </message>
    <message>
        <source>Could not check · {0}</source>
        <translation>No se pudo revisar · {0}</translation>
    </message>
    <message>
        <source>Only you can tell · {0}</source>
        <translation>Solo usted lo sabe · {0}</translation>
    </message>
    <message>
        <source>Nothing in these papers raises a question. See also: Could not check.</source>
        <translation>Nada en estos papeles plantea una pregunta. Vea también: No se pudo revisar.</translation>
    </message>
    <message>
        <source>{0} in question. Sums that overlap are counted once; set-aside questions are not counted.</source>
        <translation>{0} en cuestión. Las sumas que coinciden se cuentan una sola vez; las preguntas dejadas de lado no se cuentan.</translation>
    </message>
</context>
<context>
    <name>QuestionsCard</name>
    <message>
        <source>Questions to raise</source>
        <translation>Preguntas para plantear</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Type the last six letters and digits, from your sheet</source>
        <translation>Escriba las últimas seis letras y cifras, de su hoja</translation>
    </message>
    <message>
        <source>Print the recovery sheet</source>
        <translation>Imprimir la hoja de recuperación</translation>
    </message>
    <message>
        <source>Save it as a text file</source>
        <translation>Guardarla como archivo de texto</translation>
    </message>
    <message>
        <source>I have it: go on</source>
        <translation>La tengo: seguir</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Preguntar más tarde</translation>
    </message>
    <message>
        <source>Keep this recovery code</source>
        <translation>Guarde este código de recuperación</translation>
    </message>
    <message>
        <source>If the passphrase is lost or this computer breaks, this code opens the vault. Without both, nobody can open it, and only the papers you still have elsewhere are left. Keep the sheet with your insurance papers.</source>
        <translation>Si se pierde la frase de contraseña o se daña esta computadora, este código abre la bóveda. Sin ninguno de los dos, nadie puede abrirla, y solo quedan los papeles que usted todavía tenga en otra parte. Guarde la hoja con sus papeles del seguro.</translation>
    </message>
    <message>
        <source>These are not the last six letters and digits of the code.</source>
        <translation>Estas no son las últimas seis letras y cifras del código.</translation>
    </message>
    <message>
        <source>Look at the sheet that you printed or wrote, and type its end again.</source>
        <translation>Mire la hoja que imprimió o escribió, y escriba otra vez su final.</translation>
    </message>
    <message>
        <source>MedNeg recovery sheet

Recovery code:  {code}

Made on {day} on the computer {computer}. {folder}

This code opens your MedNeg vault if the passphrase is lost. A backup opens with the code of the day on which it was made. Keep this sheet with your insurance papers, and show it to nobody who should not read your medical bills.
</source>
        <translation>Hoja de recuperación de MedNeg

Código de recuperación:  {code}

Hecha el {day} en la computadora {computer}. {folder}

Este código abre su bóveda de MedNeg si se pierde la frase de contraseña. Una copia de seguridad se abre con el código del día en que se hizo. Guarde esta hoja con sus papeles del seguro, y no la muestre a nadie que no deba leer sus facturas médicas.
</translation>
    </message>
    <message>
        <source>The vault is in {0}.</source>
        <translation>La bóveda está en {0}.</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Guardar la hoja de recuperación</translation>
    </message>
    <message>
        <source>The file could not be saved there.</source>
        <translation>El archivo no se pudo guardar allí.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Do not leave this file on this computer.</source>
        <translation>No deje este archivo en esta computadora.</translation>
    </message>
    <message>
        <source>Whoever finds it opens the vault. Move it to a stick, or print it and delete it.</source>
        <translation>Quien lo encuentre abre la bóveda. Páselo a una memoria USB, o imprímalo y bórrelo.</translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message>
        <source>Add a table</source>
        <translation>Agregar una tabla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>How much of the table is read</source>
        <translation>Cuánto se ha leído de la tabla</translation>
    </message>
    <message>
        <source>Some checks need tables that cannot travel with the program. Download them once with your browser and add the file as it comes, or drop it here. It stays on this computer.</source>
        <translation>Algunas revisiones necesitan tablas que no pueden venir con el programa. Descárguelas una vez con su navegador y agregue el archivo tal como viene, o suéltelo aquí. Se queda en esta computadora.</translation>
    </message>
    <message>
        <source>Reference tables</source>
        <translation>Tablas de referencia</translation>
    </message>
    <message>
        <source>Which tables there are</source>
        <translation>Qué tablas hay</translation>
    </message>
    <message>
        <source>Addresses as of November 24, 2026. MedNeg does not open them.</source>
        <translation>Direcciones al 24 de noviembre de 2026. MedNeg no las abre.</translation>
    </message>
    <message>
        <source>Code pairs (NCCI edits)</source>
        <translation>Pares de códigos (ediciones NCCI)</translation>
    </message>
    <message>
        <source>Shows codes that Medicare pays only once together. There are lists for doctors and for hospitals, each of every quarter and in several parts: add all parts of the quarter of your care.</source>
        <translation>Muestra los códigos que Medicare paga juntos una sola vez. Hay listas para médicos y para hospitales, una por trimestre y en varias partes: agregue todas las partes del trimestre de su atención.</translation>
    </message>
    <message>
        <source>On cms.gov, search for: NCCI procedure to procedure edits.</source>
        <translation>En cms.gov, busque: NCCI procedure to procedure edits.</translation>
    </message>
    <message>
        <source>Unit limits (MUE)</source>
        <translation>Límites de unidades (MUE)</translation>
    </message>
    <message>
        <source>Shows more units of a service than are likely on one day.</source>
        <translation>Muestra más unidades de un servicio de las que son probables en un día.</translation>
    </message>
    <message>
        <source>On cms.gov, search for: medically unlikely edits.</source>
        <translation>En cms.gov, busque: medically unlikely edits.</translation>
    </message>
    <message>
        <source>Medicare&apos;s fee schedule</source>
        <translation>Tabla de honorarios de Medicare</translation>
    </message>
    <message>
        <source>Shows what Medicare pays a doctor, and follow-up visits that belong to an operation.</source>
        <translation>Muestra lo que Medicare paga a un médico, y las visitas de control que forman parte de una operación.</translation>
    </message>
    <message>
        <source>On cms.gov, search for: PFS relative value files.</source>
        <translation>En cms.gov, busque: PFS relative value files.</translation>
    </message>
    <message>
        <source>A hospital&apos;s price file</source>
        <translation>Archivo de precios de un hospital</translation>
    </message>
    <message>
        <source>Shows the hospital&apos;s own cash price and what it agreed with your plan.</source>
        <translation>Muestra el precio en efectivo del propio hospital y lo que acordó con su plan.</translation>
    </message>
    <message>
        <source>On the hospital&apos;s website, look for: price transparency, standard charges. Adding /cms-hpt.txt to the website&apos;s address lists the files.</source>
        <translation>En el sitio web del hospital, busque: price transparency, standard charges. Si agrega /cms-hpt.txt a la dirección del sitio, ve la lista de archivos.</translation>
    </message>
    <message>
        <source>No table is loaded.</source>
        <translation>No hay ninguna tabla cargada.</translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation>Nota: {0}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Quitar {0}</translation>
    </message>
    <message>
        <source>Code pairs for doctors</source>
        <translation>Pares de códigos para médicos</translation>
    </message>
    <message>
        <source>Code pairs for hospitals</source>
        <translation>Pares de códigos para hospitales</translation>
    </message>
    <message>
        <source>Unit limits for doctors</source>
        <translation>Límites de unidades para médicos</translation>
    </message>
    <message>
        <source>Unit limits for hospitals</source>
        <translation>Límites de unidades para hospitales</translation>
    </message>
    <message>
        <source>Unit limits for equipment suppliers</source>
        <translation>Límites de unidades para proveedores de equipo</translation>
    </message>
    <message>
        <source>Prices of {0}</source>
        <translation>Precios de {0}</translation>
    </message>
    <message>
        <source>{0} · {1} rows kept of {2} · codes {3} to {4} · added {5}</source>
        <translation>{0} · {1} filas guardadas de {2} · códigos {3} a {4} · agregada el {5}</translation>
    </message>
    <message>
        <source>None of your bills has a code that this table is for.</source>
        <translation>Ninguna de sus facturas tiene un código al que sirva esta tabla.</translation>
    </message>
    <message>
        <source>Not used: no service on your bills is of {0}.</source>
        <translation>No se usa: ningún servicio de sus facturas es del {0}.</translation>
    </message>
    <message>
        <source>Covers {0} of the {1} codes on your bills; {2} are of services in its time.</source>
        <translation>Cubre {0} de los {1} códigos de sus facturas; {2} son de servicios de su época.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>One table is still being read. Add the next one when it is done.</source>
        <translation>Todavía se está leyendo una tabla. Agregue la siguiente cuando termine.</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>Leyendo {0}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Detenido. No se cambió nada.</translation>
    </message>
    <message>
        <source>Added: {0}. Every bill was checked again.</source>
        <translation>Agregada: {0}. Todas las facturas se revisaron otra vez.</translation>
    </message>
    <message>
        <source>Removed. Take it back with Ctrl+Z.</source>
        <translation>Quitada. Deshágalo con Ctrl+Z.</translation>
    </message>
</context>
<context>
    <name>RemindersCard</name>
    <message>
        <source>How many days are due, and no more</source>
        <translation>Cuántos días vencen, y nada más</translation>
    </message>
    <message>
        <source>What is due, with names and sums</source>
        <translation>Qué vence, con nombres y sumas</translation>
    </message>
    <message>
        <source>No messages of the computer</source>
        <translation>Ningún mensaje de la computadora</translation>
    </message>
    <message>
        <source>Whoever stands by can read a message. MedNeg also says in its own window what is due.</source>
        <translation>Quien esté cerca puede leer un mensaje. MedNeg también dice en su propia ventana qué vence.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Recordatorios</translation>
    </message>
    <message>
        <source>Messages while MedNeg is open</source>
        <translation>Mensajes mientras MedNeg está abierto</translation>
    </message>
    <message>
        <source>A check once a day while MedNeg is closed</source>
        <translation>Una revisión al día mientras MedNeg está cerrado</translation>
    </message>
    <message>
        <source>This computer&apos;s own scheduler starts MedNeg at nine, which counts the days that are due, opens no paper, says only how many there are, and ends.</source>
        <translation>El propio programador de tareas de esta computadora inicia MedNeg a las nueve, que cuenta los días que vencen, no abre ningún papel, dice solo cuántos hay, y termina.</translation>
    </message>
    <message>
        <source>Your passphrase protects the vault, so nobody can look inside while it is closed, and no day is kept outside of it. The check can only remind you to open MedNeg when that was not done for a week. To be told of each day, save the days for a calendar under Deadlines.</source>
        <translation>Su frase de contraseña protege la bóveda, así que nadie puede mirar dentro mientras está cerrada, y ningún día se guarda fuera de ella. La revisión solo puede recordarle que abra MedNeg cuando no se hizo en una semana. Para que le avisen de cada día, guarde los días para un calendario en Plazos.</translation>
    </message>
    <message>
        <source>Turn the daily check off</source>
        <translation>Apagar la revisión diaria</translation>
    </message>
    <message>
        <source>Turn the daily check on</source>
        <translation>Encender la revisión diaria</translation>
    </message>
    <message>
        <source>It is off. Nothing of MedNeg runs while it is closed.</source>
        <translation>Está apagada. Nada de MedNeg corre mientras está cerrado.</translation>
    </message>
    <message>
        <source>It is on.</source>
        <translation>Está encendida.</translation>
    </message>
    <message>
        <source>The daily check is off.</source>
        <translation>La revisión diaria está apagada.</translation>
    </message>
    <message>
        <source>The daily check is on.</source>
        <translation>La revisión diaria está encendida.</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>1 day is overdue</source>
        <translation>1 día está vencido</translation>
    </message>
    <message>
        <source>{0} days are overdue</source>
        <translation>{0} días están vencidos</translation>
    </message>
    <message>
        <source>1 day is within a week</source>
        <translation>1 día cae dentro de una semana</translation>
    </message>
    <message>
        <source>{0} days are within a week</source>
        <translation>{0} días caen dentro de una semana</translation>
    </message>
    <message>
        <source>{0}: {1}, by {2}.</source>
        <translation>{0}: {1}, antes del {2}.</translation>
    </message>
    <message>
        <source>Something is due</source>
        <translation>Algo vence</translation>
    </message>
    <message>
        <source>MedNeg</source>
        <translation>MedNeg</translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Leave it empty where this computer opens the vault by itself.</source>
        <translation>Déjelo vacío si esta computadora abre la bóveda por sí sola.</translation>
    </message>
    <message>
        <source>Repair the vault</source>
        <translation>Reparar la bóveda</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Elegir una copia de seguridad</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Recuperarla</translation>
    </message>
    <message>
        <source>Open my vault</source>
        <translation>Abrir mi bóveda</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Lo que se hizo</translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation>Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Your vault did not open</source>
        <translation>Su bóveda no se abrió</translation>
    </message>
    <message>
        <source>MedNeg keeps copies of the keys and of the database inside the vault. What is damaged is put aside, and the newest whole copy takes its place. Nothing is deleted.</source>
        <translation>MedNeg guarda copias de las llaves y de la base de datos dentro de la bóveda. Lo dañado se aparta, y la copia entera más nueva toma su lugar. No se borra nada.</translation>
    </message>
    <message>
        <source>Repair it</source>
        <translation>Repararla</translation>
    </message>
    <message>
        <source>Everything in the backup is checked before it takes its place. A vault that stands there now is kept beside it under another name. A file that was made with Back up opens with the passphrase or recovery sheet of its day, a backup in the list with those of now.</source>
        <translation>Todo lo que hay en la copia se comprueba antes de que ocupe su lugar. La bóveda que está ahora allí se guarda al lado con otro nombre. Un archivo hecho con Hacer copia se abre con la frase de contraseña o la hoja de recuperación de su día; una copia de la lista, con las de ahora.</translation>
    </message>
    <message>
        <source>{0} papers are not in it: they were lost before, or deleted for good since.</source>
        <translation>{0} papeles no están en ella: se perdieron antes o se eliminaron para siempre después.</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation>¿Qué copia de seguridad?</translation>
    </message>
    <message>
        <source>Backups (*.medneg)</source>
        <translation>Copias de seguridad (*.medneg)</translation>
    </message>
    <message>
        <source>parts unpacked and checked</source>
        <translation>partes desempacadas y revisadas</translation>
    </message>
    <message>
        <source>Nothing damaged was found. Try to open the vault again.</source>
        <translation>No se halló nada dañado. Intente abrir la bóveda otra vez.</translation>
    </message>
    <message>
        <source>The vault of {0} is back. Papers in it: {1}.</source>
        <translation>La bóveda del {0} está de vuelta. Papeles en ella: {1}.</translation>
    </message>
    <message>
        <source>The vault that stood there is kept as {0}.</source>
        <translation>La bóveda que estaba allí se guarda como {0}.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation>Todo está como estaba.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Document in this file</source>
        <translation>Documento en este archivo</translation>
    </message>
    <message>
        <source>Document type</source>
        <translation>Tipo de documento</translation>
    </message>
    <message>
        <source>Click a value to see it on the page. Drag a box on the page to read a value from there.</source>
        <translation>Haga clic en un valor para verlo en la página. Arrastre un cuadro en la página para leer un valor de allí.</translation>
    </message>
    <message>
        <source>Next to check</source>
        <translation>Siguiente por revisar</translation>
    </message>
    <message>
        <source>Next value to check</source>
        <translation>Siguiente valor por revisar</translation>
    </message>
    <message>
        <source>Go to the next value to check (F8)</source>
        <translation>Ir al siguiente valor por revisar (F8)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Looks right</source>
        <translation>Se ve bien</translation>
    </message>
    <message>
        <source>Everything is right</source>
        <translation>Todo está bien</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Leer otra vez</translation>
    </message>
    <message>
        <source>Read the document again (Ctrl+R)</source>
        <translation>Leer el documento otra vez (Ctrl+R)</translation>
    </message>
    <message>
        <source>Type it by hand beside its picture</source>
        <translation>Escribirlo a mano junto a su imagen</translation>
    </message>
    <message>
        <source>Papers in this file…</source>
        <translation>Papeles en este archivo…</translation>
    </message>
    <message>
        <source>Say which pages belong together</source>
        <translation>Decir qué páginas van juntas</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change which pages belong together</source>
        <translation>Cambiar qué páginas van juntas</translation>
    </message>
    <message>
        <source>That is right</source>
        <translation>Así está bien</translation>
    </message>
    <message>
        <source>These papers are right</source>
        <translation>Estos papeles están bien</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>Separar</translation>
    </message>
    <message>
        <source>Take this paper apart into the documents it was joined from</source>
        <translation>Separar este papel en los documentos de los que se juntó</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Lo que se leyó</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Lines and what can be done to them</source>
        <translation>Líneas y lo que se puede hacer con ellas</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>Values or lines</source>
        <translation>Valores o líneas</translation>
    </message>
    <message>
        <source>Type it by hand: choose what it is…</source>
        <translation>Escribirlo a mano: elija qué es…</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, {3}</source>
        <translation>{0} de {1}: {2}, {3}</translation>
    </message>
    <message>
        <source>Lines {0}</source>
        <translation>Líneas {0}</translation>
    </message>
    <message>
        <source>Next to check ({0})</source>
        <translation>Siguiente por revisar ({0})</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>Nada por revisar</translation>
    </message>
    <message>
        <source>This document is being read. Its values appear here as soon as that is done.</source>
        <translation>Este documento se está leyendo. Sus valores aparecen aquí en cuanto termine.</translation>
    </message>
    <message>
        <source>Please check. {0}</source>
        <translation>Por favor revise. {0}</translation>
    </message>
</context>
<context>
    <name>RightsScreen</name>
    <message>
        <source>The hospital&apos;s policy</source>
        <translation>La política del hospital</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message>
        <source>Load newer rules</source>
        <translation>Cargar reglas más nuevas</translation>
    </message>
    <message>
        <source>Laws, limits and deadlines travel with the program; nothing is looked up. If someone you trust gives you a file of newer rules, load it here. It is checked like the rules of the program, and adds to them or corrects them.</source>
        <translation>Las leyes, los límites y los plazos vienen con el programa; nada se busca en la red. Si alguien de confianza le da un archivo con reglas más nuevas, cárguelo aquí. Se revisa como las reglas del programa, y las amplía o las corrige.</translation>
    </message>
    <message>
        <source>Rules and limits</source>
        <translation>Reglas y límites</translation>
    </message>
    <message>
        <source>With the program: {0} rights, {1} deadlines, {2} states, poverty tables up to {3}. Checked {4}.</source>
        <translation>Con el programa: {0} derechos, {1} plazos, {2} estados, tablas de pobreza hasta {3}. Revisado el {4}.</translation>
    </message>
    <message>
        <source>{0}. Checked {1}, loaded {2}. File {3}.</source>
        <translation>{0}. Revisado el {1}, cargado el {2}. Archivo {3}.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Sacar</translation>
    </message>
    <message>
        <source>Take out {0}</source>
        <translation>Sacar {0}</translation>
    </message>
    <message>
        <source>1 right</source>
        <translation>1 derecho</translation>
    </message>
    <message>
        <source>{0} rights</source>
        <translation>{0} derechos</translation>
    </message>
    <message>
        <source>1 deadline</source>
        <translation>1 plazo</translation>
    </message>
    <message>
        <source>{0} deadlines</source>
        <translation>{0} plazos</translation>
    </message>
    <message>
        <source>1 poverty table</source>
        <translation>1 tabla de pobreza</translation>
    </message>
    <message>
        <source>{0} poverty tables</source>
        <translation>{0} tablas de pobreza</translation>
    </message>
    <message>
        <source>1 state</source>
        <translation>1 estado</translation>
    </message>
    <message>
        <source>{0} states</source>
        <translation>{0} estados</translation>
    </message>
    <message>
        <source>Rules (*.toml)</source>
        <translation>Reglas (*.toml)</translation>
    </message>
    <message>
        <source>Loaded: {0}.</source>
        <translation>Cargado: {0}.</translation>
    </message>
</context>
<context>
    <name>SecretRow</name>
    <message>
        <source>1 place</source>
        <translation type="unfinished">1 lugar</translation>
    </message>
    <message>
        <source>{0} places</source>
        <translation type="unfinished">{0} lugares</translation>
    </message>
    <message>
        <source>Hide: {0}</source>
        <translation>Ocultar: {0}</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Siguiente lugar</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Certified mail</source>
        <translation>Correo certificado</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>En mano</translation>
    </message>
</context>
<context>
    <name>SendingForm</name>
    <message>
        <source>How it was sent</source>
        <translation>Cómo se envió</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Certified, fax or portal number</source>
        <translation>Número de certificado, fax o portal</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotarlo</translation>
    </message>
    <message>
        <source>Did you send it?</source>
        <translation>¿Lo envió?</translation>
    </message>
    <message>
        <source>The packet made on {0}, {1} pages</source>
        <translation>El paquete hecho el {0}, {1} páginas</translation>
    </message>
    <message>
        <source>Type a day, such as Nov 24, 2026.</source>
        <translation>Escriba un día, por ejemplo Nov 24, 2026.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Make a problem report</source>
        <translation>Hacer un informe del problema</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Is your recovery sheet at hand?</source>
        <translation>¿Tiene a la mano su hoja de recuperación?</translation>
    </message>
    <message>
        <source>Type the code that is printed on it. Large or small letters do not matter.</source>
        <translation>Escriba el código impreso en ella. Da igual si son letras grandes o pequeñas.</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Revisarlo</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Show the next place</source>
        <translation>Mostrar el siguiente lugar</translation>
    </message>
    <message>
        <source>Place {0} of {1}</source>
        <translation>Lugar {0} de {1}</translation>
    </message>
    <message>
        <source>Places 1 and {0} of {1} in the papers</source>
        <translation>Lugares 1 y {0} de {1} en los papeles</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>all done</source>
        <translation>todo hecho</translation>
    </message>
    <message>
        <source>Review the bill</source>
        <translation>Revisar la factura</translation>
    </message>
    <message>
        <source>Gather papers</source>
        <translation>Reunir papeles</translation>
    </message>
    <message>
        <source>Contact them</source>
        <translation>Contactarlos</translation>
    </message>
    <message>
        <source>Check assistance</source>
        <translation>Ver la asistencia</translation>
    </message>
    <message>
        <source>Use your rights</source>
        <translation>Usar sus derechos</translation>
    </message>
    <message>
        <source>step {0} of 5, {1}</source>
        <translation>paso {0} de 5, {1}</translation>
    </message>
    <message>
        <source>; something is left in step {0}</source>
        <translation>; queda algo en el paso {0}</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>una respuesta</translation>
    </message>
    <message>
        <source>Waiting for {0} since {1}</source>
        <translation>Se espera a {0} desde el {1}</translation>
    </message>
    <message>
        <source>Your turn since {1}</source>
        <translation>Le toca a usted desde el {1}</translation>
    </message>
    <message>
        <source>Paying as agreed since {1}</source>
        <translation>Se paga como se acordó desde el {1}</translation>
    </message>
    <message>
        <source>Closed on {1}</source>
        <translation>Cerrado el {1}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>highest {0}</source>
        <translation>máximo {0}</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>The value as it is printed on page {0}</source>
        <translation>El valor como está impreso en la página {0}</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>More tabs</source>
        <translation>Más pestañas</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} más</translation>
    </message>
</context>
<context>
    <name>TalksTab</name>
    <message>
        <source>Talks about this bill</source>
        <translation>Conversaciones sobre esta factura</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Cartas</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Ofertas</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Guardar la carta</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardada.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>What was said so far</source>
        <translation>Lo que se ha dicho hasta ahora</translation>
    </message>
    <message>
        <source>Nothing yet. Note each call and letter here, on the same day.</source>
        <translation>Nada todavía. Anote aquí cada llamada y cada carta, el mismo día.</translation>
    </message>
</context>
<context>
    <name>TrashScreen</name>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Quitado</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Se guarda hasta</translation>
    </message>
    <message>
        <source>What is in the trash</source>
        <translation>Lo que hay en la papelera</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Devolver a su lugar</translation>
    </message>
    <message>
        <source>Delete all for good</source>
        <translation>Borrar todo para siempre</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>La papelera está vacía</translation>
    </message>
    <message>
        <source>What you remove waits here for a month.</source>
        <translation>Lo que usted quita espera aquí un mes.</translation>
    </message>
    <message>
        <source>These count in no list, case or sum. Put back, they are as they were.</source>
        <translation>Estos no cuentan en ninguna lista, caso ni suma. Devueltos, quedan como estaban.</translation>
    </message>
    <message>
        <source>Delete {0} documents for good? This cannot be taken back.</source>
        <translation>¿Borrar {0} documentos para siempre? Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Vaciar la papelera</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Repair or bring back a backup</source>
        <translation>Reparar o recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Bring back a backup</source>
        <translation type="unfinished">Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Start a new vault there</source>
        <translation>Empezar ahí una bóveda nueva</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>UncheckedList</name>
    <message>
        <source>What could not be checked</source>
        <translation>Lo que no se pudo revisar</translation>
    </message>
    <message>
        <source>Everything that the program knows to check was checked.</source>
        <translation>Se revisó todo lo que el programa sabe revisar.</translation>
    </message>
</context>
<context>
    <name>UndoButtons</name>
    <message>
        <source>Take back the last change</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Hacerlo otra vez</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Repair or bring back a backup</source>
        <translation>Reparar o recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Bring back a backup</source>
        <translation>Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Your vault is locked</source>
        <translation>Su bóveda está bloqueada</translation>
    </message>
    <message>
        <source>Open your vault</source>
        <translation>Abra su bóveda</translation>
    </message>
    <message>
        <source>Your papers are kept encrypted on this computer.</source>
        <translation>Sus papeles se guardan cifrados en esta computadora.</translation>
    </message>
    <message>
        <source>It opens by itself for you. Set a passphrase in Settings to keep others out.</source>
        <translation>Se abre sola para usted. Ponga una frase de contraseña en Ajustes para que otros no entren.</translation>
    </message>
    <message>
        <source>Now open your vault.</source>
        <translation>Ahora abra su bóveda.</translation>
    </message>
    <message>
        <source>A backup opens with its own passphrase.</source>
        <translation>Una copia de seguridad se abre con su propia frase de contraseña.</translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>The automatic backup was not made.</source>
        <translation>No se hizo la copia de seguridad automática.</translation>
    </message>
    <message>
        <source>The trash was not emptied.</source>
        <translation>No se vació la papelera.</translation>
    </message>
    <message>
        <source>The vault was checked, and something is wrong.</source>
        <translation>Se revisó la bóveda, y algo está mal.</translation>
    </message>
    <message>
        <source>Is your recovery sheet at hand?</source>
        <translation>¿Tiene a la mano su hoja de recuperación?</translation>
    </message>
    <message>
        <source>Look for it, and check it under Settings. Without it, a lost passphrase cannot be helped.</source>
        <translation>Búsquela, y revísela en Ajustes. Sin ella, una frase de contraseña perdida no tiene remedio.</translation>
    </message>
</context>
<context>
    <name>ValueHistory</name>
    <message>
        <source>History of a value</source>
        <translation>Historial de un valor</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>History of {0}</source>
        <translation>Historial de {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing was changed here, and the paper does not say it.</source>
        <translation>Aquí no se cambió nada, y el papel no lo dice.</translation>
    </message>
</context>
<context>
    <name>VaultCards</name>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Cambiar la frase de contraseña</translation>
    </message>
    <message>
        <source>Check my recovery sheet</source>
        <translation>Revisar mi hoja de recuperación</translation>
    </message>
    <message>
        <source>Make a new recovery sheet</source>
        <translation>Hacer una hoja de recuperación nueva</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Bloquear ahora</translation>
    </message>
    <message>
        <source>Also with Ctrl+L</source>
        <translation>También con Ctrl+L</translation>
    </message>
    <message>
        <source>How your vault opens</source>
        <translation>Cómo se abre su bóveda</translation>
    </message>
    <message>
        <source>Lock the vault by itself</source>
        <translation>Bloquear la bóveda por sí sola</translation>
    </message>
    <message>
        <source>Papers leave the screen, and the passphrase is asked again. While papers are read, it waits.</source>
        <translation>Los papeles salen de la pantalla, y se pide otra vez la frase de contraseña. Mientras se leen papeles, espera.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Hacer copia ahora</translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation>Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>A backup on another drive also helps when this computer is lost. It opens with the passphrase or the recovery sheet of the day it was made, also after you change them.</source>
        <translation>Una copia en otro disco también ayuda si se pierde esta computadora. Se abre con la frase de contraseña o la hoja de recuperación del día en que se hizo, aun después de que usted las cambie.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Check my vault</source>
        <translation>Revisar mi bóveda</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Repair with a backup</source>
        <translation>Reparar con una copia de seguridad</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished">Lo que se hizo</translation>
    </message>
    <message>
        <source>Is everything there?</source>
        <translation>¿Está todo?</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Poner una frase de contraseña</translation>
    </message>
    <message>
        <source>Ask for the passphrase each time</source>
        <translation>Pedir la frase de contraseña cada vez</translation>
    </message>
    <message>
        <source>Open automatically</source>
        <translation>Abrir automáticamente</translation>
    </message>
    <message>
        <source>It opens by itself on this computer: whoever is logged in as you can open it.</source>
        <translation>Se abre sola en esta computadora: quien haya iniciado sesión como usted puede abrirla.</translation>
    </message>
    <message>
        <source>It asks for your passphrase each time.</source>
        <translation>Pide su frase de contraseña cada vez.</translation>
    </message>
    <message>
        <source>This vault is thrown away when the window closes.</source>
        <translation>Esta bóveda se desecha cuando se cierra la ventana.</translation>
    </message>
    <message>
        <source>There is no recovery sheet yet.</source>
        <translation>Todavía no hay hoja de recuperación.</translation>
    </message>
    <message>
        <source>You have not yet shown that your recovery sheet is at hand.</source>
        <translation>Todavía no ha mostrado que tiene a la mano su hoja de recuperación.</translation>
    </message>
    <message>
        <source>Recovery sheet last checked on {0}.</source>
        <translation>La hoja de recuperación se revisó por última vez el {0}.</translation>
    </message>
    <message>
        <source>No automatic backup yet; one is made soon after something changes.</source>
        <translation>Todavía no hay copia automática; se hace una poco después de que algo cambie.</translation>
    </message>
    <message>
        <source>One automatic backup, of {0}. It was opened and checked.</source>
        <translation>Una copia automática, del {0}. Se abrió y se revisó.</translation>
    </message>
    <message>
        <source>{0} automatic backups, the newest of {1}. Each was opened and checked.</source>
        <translation>{0} copias automáticas, la más nueva del {1}. Cada una se abrió y se revisó.</translation>
    </message>
    <message>
        <source>None was made to another drive yet.</source>
        <translation>Todavía no se hizo ninguna en otro disco.</translation>
    </message>
    <message>
        <source>Last made to another place on {0}, and read back.</source>
        <translation>La última en otro lugar se hizo el {0}, y se leyó de vuelta.</translation>
    </message>
    <message>
        <source>Not checked yet. Every paper is compared with its own fingerprint each week.</source>
        <translation>Todavía no revisada. Cada semana se compara cada papel con su propia huella.</translation>
    </message>
    <message>
        <source>Checked on {0}: 1 problem.</source>
        <translation>Revisada el {0}: 1 problema.</translation>
    </message>
    <message>
        <source>Checked on {0}: {1} problems.</source>
        <translation>Revisada el {0}: {1} problemas.</translation>
    </message>
    <message>
        <source>Checked on {0}: the vault is whole. There are no papers in it yet.</source>
        <translation>Revisada el {0}: la bóveda está entera. Todavía no hay papeles en ella.</translation>
    </message>
    <message>
        <source>Checked on {0}: the one paper is there and whole.</source>
        <translation>Revisada el {0}: el único papel está allí y entero.</translation>
    </message>
    <message>
        <source>Checked on {0}: all {1} papers are there and whole.</source>
        <translation>Revisada el {0}: los {1} papeles están allí y enteros.</translation>
    </message>
    <message>
        <source>After {0} minutes</source>
        <translation>Después de {0} minutos</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>La frase de contraseña se cambió.</translation>
    </message>
    <message>
        <source>Backups made before still open with the old one.</source>
        <translation>Las copias hechas antes todavía se abren con la anterior.</translation>
    </message>
    <message>
        <source>This is the right sheet.</source>
        <translation>Esta es la hoja correcta.</translation>
    </message>
    <message>
        <source>Put it back where it was.</source>
        <translation>Póngala otra vez donde estaba.</translation>
    </message>
    <message>
        <source>The new recovery sheet holds from now on.</source>
        <translation>Desde ahora vale la hoja de recuperación nueva.</translation>
    </message>
    <message>
        <source>Keep the old one as long as you keep backups made before today.</source>
        <translation>Guarde la anterior mientras guarde copias hechas antes de hoy.</translation>
    </message>
    <message>
        <source>Opens automatically.</source>
        <translation>Se abre automáticamente.</translation>
    </message>
    <message>
        <source>Asks for the passphrase.</source>
        <translation>Pide la frase de contraseña.</translation>
    </message>
    <message>
        <source>Where should the backup be kept?</source>
        <translation>¿Dónde se guarda la copia de seguridad?</translation>
    </message>
    <message>
        <source>The backup was written and read back: {0}</source>
        <translation>La copia se escribió y se leyó de vuelta: {0}</translation>
    </message>
    <message>
        <source>Stopped; no backup was made.</source>
        <translation>Detenido; no se hizo ninguna copia.</translation>
    </message>
    <message>
        <source>Stopped; what was found before still stands.</source>
        <translation>Detenido; lo que se halló antes sigue valiendo.</translation>
    </message>
    <message>
        <source>Take lost papers from</source>
        <translation>Tomar los papeles perdidos de</translation>
    </message>
    <message>
        <source>Stopped; what was repaired stays repaired.</source>
        <translation>Detenido; lo reparado queda reparado.</translation>
    </message>
</context>
<context>
    <name>VaultHistory</name>
    <message>
        <source>What was done</source>
        <translation type="unfinished">Lo que se hizo</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished">Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished">Qué</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>Lo que se hizo, lo más nuevo primero</translation>
    </message>
    <message>
        <source>Show only what holds these words</source>
        <translation>Mostrar solo lo que contiene estas palabras</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cerrar</translation>
    </message>
    <message>
        <source>Entries: {0}</source>
        <translation>Anotaciones: {0}</translation>
    </message>
</context>
<context>
    <name>ViewerPane</name>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Ajustar al ancho</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>Girar la página</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Read a value from a box drawn on the page</source>
        <translation>Leer un valor de un cuadro dibujado en la página</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Ajustar a la página</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Página {0} de {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
</context>
<context>
    <name>WantedList</name>
    <message>
        <source>What this bill needs</source>
        <translation>Lo que necesita esta factura</translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished">Mostrar</translation>
    </message>
    <message>
        <source>Needed after all</source>
        <translation>Sí hace falta</translation>
    </message>
    <message>
        <source>Write the letter again</source>
        <translation>Escribir la carta otra vez</translation>
    </message>
    <message>
        <source>Write the letter that asks</source>
        <translation>Escribir la carta que lo pide</translation>
    </message>
    <message>
        <source>Not needed, or not to be had</source>
        <translation>No hace falta, o no se puede conseguir</translation>
    </message>
</context>
<context>
    <name>WantedRow</name>
    <message>
        <source>asked for since {0}</source>
        <translation>pedido desde el {0}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>pedido</translation>
    </message>
    <message>
        <source>here</source>
        <translation>aquí</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>no hace falta</translation>
    </message>
</context>
<context>
    <name>WatchCard</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Dejar de vigilar</translation>
    </message>
    <message>
        <source>Open the scanning program</source>
        <translation>Abrir el programa de escaneo</translation>
    </message>
    <message>
        <source>How to scan into it</source>
        <translation>Cómo escanear hacia ella</translation>
    </message>
    <message>
        <source>Let your scanner&apos;s own program, your phone or your browser save into a folder, and MedNeg offers new papers from it in the Inbox. Nothing is added before you say so, and the files in the folder are never moved, changed or deleted.</source>
        <translation>Deje que el programa de su escáner, su teléfono o su navegador guarde en una carpeta, y MedNeg ofrece en la Bandeja los papeles nuevos que haya en ella. Nada se agrega antes de que usted lo diga, y los archivos de la carpeta nunca se mueven, cambian ni borran.</translation>
    </message>
    <message>
        <source>Papers from a folder or a scanner</source>
        <translation>Papeles de una carpeta o de un escáner</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>No se vigila ninguna carpeta.</translation>
    </message>
    <message>
        <source>{0} is not there now. MedNeg looks again when it is back.</source>
        <translation>{0} no está disponible ahora. MedNeg mira otra vez cuando vuelva.</translation>
    </message>
    <message>
        <source>Watching {0}</source>
        <translation>Se vigila {0}</translation>
    </message>
    <message>
        <source>Which folder should be watched?</source>
        <translation>¿Qué carpeta se debe vigilar?</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>1. Check what was read</source>
        <translation>1. Revise lo que se leyó</translation>
    </message>
    <message>
        <source>MedNeg reads each paper and asks about every value it is unsure of.</source>
        <translation>MedNeg lee cada papel y pregunta por cada valor del que no está seguro.</translation>
    </message>
    <message>
        <source>2. See what looks wrong</source>
        <translation>2. Vea lo que parece estar mal</translation>
    </message>
    <message>
        <source>Bills are held against EOBs and receipts. Each question shows its place on the page.</source>
        <translation>Las facturas se comparan con las EOB y los recibos. Cada pregunta muestra su lugar en la página.</translation>
    </message>
    <message>
        <source>3. Print the packet</source>
        <translation>3. Imprima el paquete</translation>
    </message>
    <message>
        <source>A letter, the questions and the pages that prove them, ready to send.</source>
        <translation>Una carta, las preguntas y las páginas que las prueban, listas para enviar.</translation>
    </message>
    <message>
        <source>4. Keep every day</source>
        <translation>4. Cumpla cada día</translation>
    </message>
    <message>
        <source>Last days, promises and payments stand in one list, each with the reason for its day.</source>
        <translation>Los últimos días, las promesas y los pagos están en una sola lista, cada uno con el motivo de su día.</translation>
    </message>
    <message>
        <source>Drop your bills here</source>
        <translation>Suelte aquí sus facturas</translation>
    </message>
    <message>
        <source>Bills, EOBs, receipts and letters, as PDF, scan or photo. Everything stays on this computer; nothing is sent anywhere.</source>
        <translation>Facturas, EOB, recibos y cartas, en PDF, escaneados o en foto. Todo se queda en esta computadora; no se envía nada a ninguna parte.</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Agregar documentos</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Agregar una carpeta</translation>
    </message>
    <message>
        <source>Try the made-up sample</source>
        <translation>Probar el ejemplo inventado</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>Where papers live</source>
        <translation>Dónde están los papeles</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished">Volver</translation>
    </message>
    <message>
        <source>Go back (Alt+Left)</source>
        <translation>Volver (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Make my vault with what is chosen, and open it</source>
        <translation>Crear mi bóveda con lo elegido y abrirla</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished">Salir</translation>
    </message>
    <message>
        <source>Make my vault and open it</source>
        <translation>Crear mi bóveda y abrirla</translation>
    </message>
    <message>
        <source>Choose your first papers</source>
        <translation>Elija sus primeros papeles</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished">Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The sample opens in a window of its own.</source>
        <translation>El ejemplo se abre en su propia ventana.</translation>
    </message>
    <message>
        <source>Close it when you have seen enough, and go on here.</source>
        <translation>Ciérrela cuando haya visto lo suficiente y siga aquí.</translation>
    </message>
</context>
<context>
    <name>WhatPage</name>
    <message>
        <source>Welcome to MedNeg</source>
        <translation>Bienvenido a MedNeg</translation>
    </message>
    <message>
        <source>Medical bills are hard to read. MedNeg checks them with you and helps you to ask the right questions.</source>
        <translation>Las facturas médicas son difíciles de leer. MedNeg las revisa con usted y le ayuda a hacer las preguntas correctas.</translation>
    </message>
    <message>
        <source>MedNeg gives no legal or medical advice. What you send, and to whom, is up to you.</source>
        <translation>MedNeg no da consejos legales ni médicos. Usted decide qué envía y a quién.</translation>
    </message>
</context>
<context>
    <name>WherePage</name>
    <message>
        <source>Open by itself on this computer</source>
        <translation>Abrir sola en esta computadora</translation>
    </message>
    <message>
        <source>Ask for a passphrase each time</source>
        <translation>Pedir una frase de contraseña cada vez</translation>
    </message>
    <message>
        <source>I have a backup: bring it back</source>
        <translation type="unfinished">Tengo una copia de seguridad: recuperarla</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Carpeta de la bóveda</translation>
    </message>
    <message>
        <source>Where your papers live</source>
        <translation>Dónde están sus papeles</translation>
    </message>
    <message>
        <source>MedNeg keeps a copy of each paper in a vault: a folder on this computer in which everything is encrypted. The files you add stay where they are. There is no copy anywhere else, so back the vault up now and then, in Settings.</source>
        <translation>MedNeg guarda una copia de cada papel en una bóveda: una carpeta en esta computadora en la que todo está cifrado. Los archivos que agrega se quedan donde están. No hay copia en ningún otro lugar, así que haga una copia de seguridad de vez en cuando, en Ajustes.</translation>
    </message>
    <message>
        <source>How should the vault open?</source>
        <translation>¿Cómo debe abrirse la bóveda?</translation>
    </message>
    <message>
        <source>Easiest. Your computer&apos;s keyring keeps the key, so whoever uses your account on this computer can read your papers.</source>
        <translation>Lo más fácil. El llavero de su computadora guarda la clave, así que quien use su cuenta en esta computadora puede leer sus papeles.</translation>
    </message>
    <message>
        <source>Safer where others use this computer. If both the passphrase and the recovery sheet are lost, nobody can open the vault; there is no way around it.</source>
        <translation>Más seguro si otros usan esta computadora. Si se pierden la frase de contraseña y la hoja de recuperación, nadie puede abrir la bóveda; no hay otra manera.</translation>
    </message>
</context>
<context>
    <name>_Band</name>
    <message>
        <source>Screen {0} of {1}: {2}</source>
        <translation>Pantalla {0} de {1}: {2}</translation>
    </message>
    <message>
        <source>The vault is made</source>
        <translation>La bóveda está creada</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>{0} of line {1}</source>
        <translation>{0} de la línea {1}</translation>
    </message>
</context>
<context>
    <name>_Edit</name>
    <message>
        <source>History of this value…</source>
        <translation>Historial de este valor…</translation>
    </message>
</context>
<context>
    <name>_KeyDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Quarter of the table</source>
        <translation>Trimestre de la tabla</translation>
    </message>
    <message>
        <source>Whom the table is for</source>
        <translation>Para quién es la tabla</translation>
    </message>
    <message>
        <source>For doctors (practitioner)</source>
        <translation>Para médicos (practitioner)</translation>
    </message>
    <message>
        <source>For hospitals (outpatient)</source>
        <translation>Para hospitales (outpatient)</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>Leerla así</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Don&apos;t know</source>
        <translation>No sé</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>On papers of {0} (like: {1})</source>
        <translation>En papeles de {0} (como: {1})</translation>
    </message>
    <message>
        <source>{0}, the value at “{1}” is: {2}.</source>
        <translation>{0}, el valor junto a “{1}” es: {2}.</translation>
    </message>
    <message>
        <source>{0}, the column “{1}” is: {2}.</source>
        <translation>{0}, la columna “{1}” es: {2}.</translation>
    </message>
    <message>
        <source>{0}, the title “{1}” tells: {2}.</source>
        <translation>{0}, el título “{1}” indica: {2}.</translation>
    </message>
</context>
</TS>
