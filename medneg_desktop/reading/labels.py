"""The labels of fields as US medical papers print them, in English and Spanish.

Each line of a table reads ``field weight: label | label``. A heavier label beats a lighter one that names the
same field on the same paper. Words are compared in the form of :mod:`medneg_desktop.reading.vocabulary`:
articles, ``of`` and ``your`` do not count, ``number``, ``no.`` and ``#`` are one word. ``-`` in place of a field
marks labels that must be known so that they are not taken for a shorter one inside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.reading.vocabulary import key_tokens

K = DocumentKind

ANY = """
- 9: copay/coinsurance | deductible/copay | deductible/coinsurance | copay & coinsurance | premium | monthly premium
- 9: last payment | last payment date | last payment received | year to date payments | order number | order date | order | run number | trip number | prescription number | rx number | refills | number of payments | payments remaining
- 9: pharmacy id | store number | terminal id | term id | time | discount code | household income | family size
- 9: entry method | entry mode | delivery method | number of installments | number of monthly payments
patient_name 3: patient/guarantor | guarantor/patient | patient/responsible party | responsible party/patient | patient/member | member/patient
patient_name 3: subscriber/patient | patient/subscriber | patient/client | patient/insured | insured/patient | patient/account holder
account_number 5: financial account number | billing account number | account no/id | patient control number | control number | pcn
account_number 4: har | hospital account record | fin | financial number | fin number | account reference | account reference number | your account id | billing account
patient_name 2: participant | participant name | employee | employee name | enrollee | enrollee name | covered person | insured person | policyholder | policyholder name | beneficiary | beneficiary name
member_id 5: medicaid id | medicaid number | medicare id | recipient id | recipient number | cardholder id | membership number | membership id | participant id | participant number | employee id | enrollee number | policyholder id | beneficiary id | unique id | unique member id | certificate no | health plan id | plan id number
patient_name 4: claimant | claimant name | injured worker | injured employee
patient_name 3: paid for | payment for
patient_name 3: prepared for | estimate prepared for | estimate for | for patient | issued to
statement_date 3: as of
statement_date 4: billed
patient_name 4: resident | resident name
account_number 4: resident account | resident number | resident id
statement_date 5: statement created | bill created | invoice created | statement generated | bill generated | statement printed | statement mailed | bill mailed | statement sent | created on | generated on | statement issued on
due_date 4: due
processed_date 5: finalized | finalized on | adjudicated | adjudicated on | decision made on
provider_name 5: care provided by | services provided by | service provided by | provided by | treated by | doctor or facility | facility or doctor | doctor/facility | facility/doctor | health care provider | health care professional | healthcare provider | care from | provider of service | provider of services
account_number 4: pat acct | hospital acct
processed_date 5: date we processed claim | we processed claim on | claim paid date | claim paid on | date claim processed | date claim was processed | claim finalized | claim finalized on | claim completed | processing date | date claim paid
payment_date 5: received on | payment received | paid | payment made on | date of receipt | payment posted on
account_number 4: reference account | medical account | clinic account | practice account | account billing id
account_number 4: billing id | for account | billing number | billing reference
payment_reference 4: receipt id | trans | trans id | trans number | transaction reference
statement_date 5: statement prepared | bill prepared | invoice prepared | prepared
statement_date 5: statement dated | billed on | statement closing date | closing date | date of invoice | statement issued | statement prepared on | bill issued | bill prepared
due_date 5: please remit by | remit by | due on or before | payment is due by | payment requested by | please pay on or before | pay in full by | payment due on | payment is due on | must be paid by | payable by
payment_method 5: method | tender used | card used | charged to | pago con | metodo
tax_id 5: taxpayer identification number | tax identification | taxpayer id | taxpayer id number | taxpayer identification number tin
notice_date 5: date of good faith estimate | good faith estimate date | date of offer | offer date | effective as of
service_from 4: date of call | call date | date of trip | trip date | date of incident | incident date | exam date | date of exam | treatment date | date of treatment | test date | procedure date | date of procedure | surgery date | date of transport | transport date | visit on | office visit on | hospital visit on | date of visit on | fill date | date filled
patient_name 3: account activity for | activity for | statement for
- 9: date of birth | birth date | dob | fecha de nacimiento | patient id | patient identification number
- 9: medical record number | medical record | mrn | card number | exp date | expiration date | effective date
- 9: annual deductible | individual deductible | family deductible | deductible met | deductible remaining
- 9: remaining deductible | deductible to date | annual maximum | out of pocket maximum | out of pocket
- 9: total insurance payments and adjustments | payments and adjustments | payments/adjustments
- 9: insurance payments and adjustments | payments/credits | payments and credits | total payments and adjustments
- 9: total payments/adjustments | insurance payments/adjustments | adjustments/payments
- 9: amount enclosed | payment enclosed | amount paid $ | place of service | location of service | security code
- 9: appeal deadline | appeal reference number | original denial date | page | phone number | insurance status
- 9: original billed amount | cvv | signature | cardholder name | name on card | provider id | plan year
- 9: date of accident | relationship to patient | attending | attending physician | referring provider
- 9: referring physician | account balance summary | account summary | payment summary | billing summary
- 9: total approved amount | prior payments | date of next visit | next visit | hours | monto adjunto
- 9: payment plan balance | remaining plan balance | plan balance | current | 30 days | 60 days | 90 days
- 9: over 30 days | over 60 days | over 90 days | 120 days | visit type | statement type | claim status | status
- 9: guarantor id | guarantor number | provider network | account type | account status | insurance type | member services | customer service | billing questions | patient services
patient_name 5: patient first/last name | patient first and last name | patient first name last name | patient name | name of patient | patient full name | nombre del paciente
patient_name 4: patient | paciente | services provided to | services for | service for
patient_name 3: member name | nombre del miembro | nombre del asegurado
patient_name 1: name | nombre
patient_name 2: member | subscriber name | subscriber | insured name | insured | customer name | client name | miembro
guarantor_name 4: guarantor name | guarantor | responsible party | responsible party name | garante | persona responsable
account_number 5: account number | patient account number | patient account | hospital account number | no de cuenta
account_number 5: creditor account | creditor account number | original account number | client account number
account_number 5: numero de cuenta | numero de cuenta del paciente | facility account number | cuenta no
account_number 4: account | account id | guarantor account | guarantor account number | cuenta | patient number
account_number 4: provider account number | client reference number | cuenta del paciente | original account
account_number 4: patient acct number | hospital account | your account
account_number 2: encounter number | visit number | customer id | customer number | encounter | case number | visit id
statement_number 4: statement number | invoice number | bill number | numero de factura | statement id | bill id
statement_number 3: invoice | document number
claim_number 5: claim number | claim id | claim reference number | claim control number | numero de reclamo
claim_number 5: numero de reclamacion | original claim number | claim no | icn | claim reference
claim_number 3: claim | reclamo | reclamacion
member_id 5: member id number | member id | member number | subscriber id | subscriber number | insured id
member_id 5: numero de miembro | id de miembro | identificacion del miembro | id del miembro | member/subscriber id
member_id 5: insured id number | subscriber id number | enrollee id | medicare number | numero de identificacion
member_id 4: policy number | policy id | policy | insurance id | certificate number | numero de poliza | id number
member_id 4: identification number | insurance id number
group_number 5: group number | group id | numero de grupo | employer group number | policy group number | group policy number
group_number 4: group | grupo
plan_name 4: plan name | benefit plan | health plan name | nombre del plan | plan type
npi 5: national provider identifier | national provider id | npi | npi number | provider npi | facility npi | billing npi | npi/tin | npi / tin
tax_id 5: tax id | federal tax id | tax id number | tin | ein | fein | federal tax number | tax identification number
tax_id 5: federal tax id number | fed tax id | npi/tin | npi / tin | id fiscal | numero de identificacion fiscal
statement_date 5: statement date | date of statement | bill date | billing date | date of bill | invoice date
statement_date 5: date billed | fecha del estado de cuenta | fecha de factura | fecha de facturacion | fecha del estado
statement_date 4: print date | date printed | report date | report | fecha de emision
due_date 5: due date | payment due date | payment due by | payment due | pay by | due by | please pay by | date due
due_date 5: bill due | due on | pay on or before | fecha de vencimiento | fecha limite de pago | pague antes de
due_date 5: pagar antes de | vence | vencimiento | pay this amount by | fecha limite
notice_date 5: notice date | letter date | date of notice | date of letter | decision date | determination date
notice_date 5: date issued | date of estimate | estimate date | fecha de la carta | fecha del aviso | issue date
notice_date 5: fecha de la estimacion | date of this estimate | date of this notice | agreement date
processed_date 5: processed | date processed | processed date | processed on | date of processing | claim processed
processed_date 5: claim processed on | process date | fecha de procesamiento | fecha procesada | fecha de proceso
processed_date 4: eob date | adjudication date | date adjudicated | finalized date | date finalized | claim processed date
payment_date 5: payment date | date of payment | date paid | paid on | transaction date | date received | receipt date
payment_date 5: payment received on | fecha de pago | date of transaction | posted date | payment posted
service_from 5: date of service | dates of service | date(s) of service | service date | service dates | service date(s) | dos
service_from 5: fecha de servicio | fechas de servicio | fecha del servicio | service period | statement covers period
service_from 5: admit | admit date | admission date | admission | admitted | date admitted | fecha de admision | fecha de ingreso
service_from 4: visit date | date of visit | scheduled date | scheduled date of service | appointment date | from date
service_from 4: scheduled service date | expected date of service | fecha programada | fecha de la visita | service from
service_to 5: discharge date | discharge | discharged | date discharged | fecha de alta | to date | through date | service to
payment_method 5: payment method | method of payment | payment type | form of payment | paid by | tender type
payment_method 5: metodo de pago | forma de pago | tender | paid with
payment_reference 5: confirmation number | transaction id | transaction number | authorization number | auth code
payment_reference 4: check number
payment_reference 5: approval code | payment reference | payment reference number | confirmation code
payment_reference 5: numero de confirmacion | reference number | numero de referencia | trace number
payment_reference 4: receipt number | numero de recibo | confirmation | receipt | transaction | reference
network_status 4: network status | provider network status | network
type_of_bill 5: type of bill | bill type | tob
diagnosis_codes 4: diagnosis | diagnosis code | diagnosis codes | primary diagnosis | icd 10 | icd 10 codes | dx
diagnosis_codes 4: diagnostico | dx code | dx codes | icd 10 code | principal diagnosis | diagnoses
collector_name 4: collection agency | agencia de cobros
original_creditor 5: original creditor | creditor | current creditor | creditor name | acreedor original | acreedor
original_creditor 5: original creditor name | client | our client | creditor to whom debt is owed | on behalf of
payer_name 5: insurance 1 | insurance 1 name | primary insurance | insurance company | insurance carrier | payer | insurer | insurance plan | health plan
payer_name 5: payer name | seguro primario | aseguradora | compania de seguros | insurance name | primary payer
payer_name 4: insurance | seguro | carrier | plan administrator | primary insurance plan
provider_name 5: hospital name | clinic name | practice name | provider name | provider/facility | billing provider | facility name | facility | proveedor
provider_name 5: provider/facility name | billing provider name | hospital | requesting provider | provider or facility
provider_name 4: provider | service provider | rendering provider | clinic | payee | servicing provider | treating provider
provider_phone 3: tel | telephone | phone | telefono
"""

BILL = """
patient_paid 5: paid by patient | paid by you | paid by guarantor | paid by member
patient_paid 5: amount paid today | paid today | paid in full today | payment today | copay received | copay received today | paid at visit | paid at time of service | paid at check in | payment at time of service
amount_due 5: estimated balance | your estimated balance | estimated patient portion | estimated amount due | estimated patient balance
amount_due 4: balance remaining | balance left | remaining due | amount remaining
total_charges 4: total for visit | visit total | total visit charges | total for today
total_charges 3: grand total
patient_name 3: client
total_adjustments 4: plan adjustments | health plan adjustments | insurance write off | contractual write off | provider discount | total plan adjustments
total_adjustments 4: negotiated discount | charity discount | plan discounts | insurance discounts | uninsured discounts | adjustments and write offs
interest_fees 5: interest charged | service charge | collection fee
patient_paid 5: payment received thank you | payments received thank you | payment thank you | payment received from you | your payment thank you
insurance_paid 5: insurance covered | covered by insurance | insurance has covered | your insurance covered | your insurance paid | amount insurance paid | paid by your insurance | paid by your plan | your plan paid | payments from your insurance
previous_balance 5: balance last statement | amount of last bill
amount_due 4: due
amount_due 6: amount to pay now | amount to pay | total of your parts | what you need to pay | total you need to pay | amount for you to pay
total_charges 4: charges period | charges this period | all charges | charges to date | new services | services this period | total hospital charges this visit
insurance_paid 5: third party payments | carrier paid | carrier payments | insurer paid
total_adjustments 4: write offs | writeoffs | insurance write offs
insurance_paid 5: payments insurance | payments plan | insurance payments to date | plan has paid
patient_paid 5: payments patient | payments you
total_adjustments 5: contract allowances | discounts/allowances | allowances | adjusted by insurance
previous_balance 5: previous statement | prior amount owed | balance on last bill | prior statement balance | amount of last statement | last bill | unpaid from last bill
amount_due 6: amount now payable | amount payable | total to pay | total payable | balance you owe | amount still due | amount still due from you | now due | amount you need to pay | you now owe | customer owes | due from customer
amount_due 6: what you owe now | new balance due | usted debe
total_charges 5: total charges | total charge | total billed | total billed charges | total amount billed
total_charges 5: total hospital charges | total current charges | total de cargos | cargos totales | total cargos
total_charges 5: total charges billed | total gross charges | gross charges | total charges for this visit
total_charges 5: total billed amount | total charge amount | total new charges | total for services | total charges this visit
total_charges 4: amount billed | billed | billed amount | billed charges | charges total | sum of charges | amount charged
total_charges 3: charges | subtotal | cargos | new charges | current charges | hospital charges | sub total | total fees
total_charges 2: total | total amount | total bill
total_adjustments 5: total adjustments | total adjustment | total discounts | ajustes totales
total_adjustments 4: adjustments | adjustment | contractual adjustment | contractual adjustments | insurance adjustment
total_adjustments 4: insurance adjustments | contractual allowance | contractual allowances | self pay discount
total_adjustments 4: uninsured discount | discount | discounts | prompt pay discount | write off | financial assistance adjustment
total_adjustments 4: charity care adjustment | charity adjustment | courtesy discount | ajustes | ajuste | descuento
total_adjustments 4: adjustments/discounts | discounts/adjustments | insurance discount | plan discount | network discount
total_adjustments 4: cash discount | insurance contractual adjustment | self pay adjustment | uninsured self pay discount
total_adjustments 4: less adjustments | descuentos | financial assistance discount | self-pay/uninsured discount
total_adjustments 4: plan adjustment | insurance plan discount | contractual discount | adjustments and discounts
insurance_paid 5: insurance payment | insurance payments | insurance paid | paid by insurance | plan paid | insurance has paid
insurance_paid 5: total insurance payments | total insurance paid | payments by insurance | health plan paid | plan payment
insurance_paid 3: insurance | seguro
insurance_paid 5: insurance payments received | pagos del seguro | pago del seguro | pagado por el seguro | medicare paid
insurance_paid 5: primary insurance paid | insurance payment received | plan payments | paid by plan | medicare payment
insurance_paid 5: amount paid by insurance | less insurance payments | insurance plan paid | payments from insurance
insurance_paid 5: insurance plan payments | health plan payment | health plan payments | total paid by insurance
patient_paid 5: patient payment | patient payments | patient paid | payments by patient | amount you paid | you paid
patient_paid 5: total patient payments | patient payments received | payments you made | payments you have made
patient_paid 5: pagos del paciente | pago del paciente | less patient payments | your payments | payment thank you
patient_paid 4: copay paid | deposit | copay/deductible | copay collected | payments received from you | sus pagos
patient_paid 4: personal payments | guarantor payments | copay paid at time of service | time of service payment
patient_paid 2: payments | payments received | payment received | less payments | total payments | pagos
not_covered 4: not covered | non covered | noncovered charges | non covered charges
previous_balance 5: previous balance | prior balance | balance forward | beginning balance | previous unpaid balance
previous_balance 5: balance from last statement | last statement balance | saldo anterior | balance brought forward
previous_balance 5: starting balance | balance carried forward | prior account balance | previous statement balance
interest_fees 5: interest | late fee | late fees | late charge | late charges | interest and fees | finance charge | finance charges
interest_fees 5: interest/fees | fees and interest | intereses | cargo por mora | recargo | recargos | rebilling fee
interest_fees 5: interest charges | interest charge | billing fee | late payment fee | service fee | statement fee
amount_due 9: installment due | installment amount due | amount of this installment | this month installment
amount_due 9: installment amount | payment plan amount due | payment plan installment | monthly installment due
amount_due 9: minimum payment due | minimum amount due | monthly payment due | plan payment due | current installment
amount_due 9: cuota mensual | current payment due | this installment
amount_due 6: please pay this amount | pay this amount | amount due now | total amount due | amount due | total due
amount_due 6: amount now due | patient amount due | total patient amount due | pay now | pague esta cantidad
amount_due 6: cantidad a pagar | total a pagar | monto a pagar | monto adeudado | importe a pagar | amount you owe
amount_due 6: you owe | amount owed | total amount owed | patient balance due | balance due | total balance due
amount_due 6: balance due now | total you owe | what you owe | please pay | saldo a pagar | cantidad adeudada
amount_due 6: amount due from patient | balance due from patient | pay this amount now | payment due | current amount due
amount_due 6: due from patient | total due now | total due from patient | net amount due | amount due by patient
amount_due 4: patient balance | current balance | new balance | total balance | balance | outstanding balance
amount_due 4: account balance | remaining balance | balance owed | ending balance | saldo | saldo pendiente | saldo total
amount_due 4: saldo actual | patient account balance | unpaid balance | your balance | saldo del paciente
amount_due 3: patient responsibility | patient portion | your responsibility | patient owes | your portion | patient share
amount_due 3: your share | responsabilidad del paciente | total patient responsibility
deductible 3: deductible | deducible
copay 3: copay | copayment | copago
coinsurance 3: coinsurance | coseguro
statement_date 2: date | fecha
"""

EOB = """
patient_name 2: customer
patient_responsibility 5: owe or already paid | you owe or already paid | liability | your liability | patient liability amount | total liability | your part
insurance_paid 5: plan benefit | plan benefits | benefit | benefits
total_charges 5: price without insurance | cost without insurance | full price | price before discount | price before insurance | cost of care | total cost of care | cost of services | total cost of services | what your provider charged | cost of service
plan_discount 5: reduction | reductions | total reduction | price reduction | network reduction | contract savings
patient_responsibility 6: total you pay | total you could owe | your total responsibility for claim | you may owe for claim | total amount you owe
patient_responsibility 5: you pay | what you pay | what you may pay | your share of cost | your cost share | your total cost share | member cost share | total cost share
total_charges 5: total provider billed | total amount provider billed | your provider charged | provider fee
allowed_amount 5: amount we allow | our allowed amount | we allow | allowed by plan | contracted amount
plan_discount 5: member savings | you saved with our network | total discount
insurance_paid 5: what we paid | benefit payment | benefit paid | payment made to provider | benefit payment made to provider | we paid provider
deductible 5: applied to your deductible | amount you pay toward deductible | goes to deductible
member_id 5: customer id | customer number
claim_number 5: claim/reference id | claim reference id | reference/claim number | claim/reference number
total_charges 5: your provider billed | provider charged | amount provider charged | total provider charges | total claim charges
allowed_amount 5: member rate | plan allowance | negotiated amount | total member rate | contracted rate | total negotiated rate
plan_discount 5: network savings amount | your network discount | provider write off
not_covered 5: pending or not payable | total not payable | not eligible
patient_responsibility 5: what i owe | amount remaining | your total cost for this claim | total patient share | your total
total_charges 5: total charges | amount billed | total billed | billed amount | billed charges | amount billed by provider
total_charges 5: total amount billed | provider charges | total billed charges | amount charged | charges submitted
total_charges 5: total cargos | monto facturado | cantidad facturada | total billed amount | amount your provider charged
total_charges 5: amount provider billed | provider billed | total submitted charges | amount your provider billed
total_charges 4: charges | charged | total claim amount | claim amount | billed | submitted charges | total charge
plan_discount 5: plan discount | network discount | network savings | member discount | discounts and reductions
plan_discount 5: negotiated discount | provider discount | amount saved | you saved | contractual adjustment | plan discounts
plan_discount 5: provider adjustment | contractual write off | discount | discounts | provider responsibility | descuento
plan_discount 5: total plan discount | total discounts | in network discount | network provider savings | savings
plan_discount 5: descuento del plan | plan provider savings | provider savings | adjustment | adjustments | total adjustments
plan_discount 5: network discounts | discount amount | plan savings | amount discounted | discounts/savings
allowed_amount 5: allowed amount | total allowed | total allowed amount | amount allowed | allowed | plan allowed amount
allowed_amount 5: negotiated rate | approved amount | maximum allowed | eligible amount | cantidad permitida | monto permitido
allowed_amount 5: medicare approved amount | covered amount | allowed charges | amount approved | eligible charges | allowable amount
allowed_amount 5: allowable | total amount allowed | cantidad aprobada | total permitido | monto aprobado
insurance_paid 5: plan paid | paid by plan | your plan paid | we paid | amount paid by plan | insurance paid | plan payment
insurance_paid 5: we pay | plan will pay | amount we paid | paid to provider | total plan paid | total paid by plan | insurance payment | health plan paid
insurance_paid 5: el plan pago | su plan pago | pagado por el plan | paid by your plan | plan pays | total plan payment
insurance_paid 5: medicare paid | medicare paid provider | amount medicare paid | total insurance paid | paid by insurance
insurance_paid 5: what your plan paid | amount paid to provider | your plan pays | benefits paid | total paid to provider | pagado por el seguro
insurance_paid 4: total paid | paid | amount paid | payment amount | claim paid | total benefits paid | paid amount
not_covered 5: not covered | non covered | amount not covered | noncovered charges | non covered charges | not payable
not_covered 5: no cubierto | ineligible amount | services not covered | total not covered | cantidad no cubierta
deductible 5: deductible | deductible applied | applied to deductible | amount applied to deductible | deducible
deductible 5: total deductible | deductible amount | your deductible | aplicado al deducible
copay 5: copay | copayment | your copay | copago | copay amount | total copay
coinsurance 5: coinsurance | your coinsurance | coseguro | coaseguro | coinsurance amount | total coinsurance
patient_responsibility 6: total patient responsibility | your total responsibility | total you owe | total member responsibility
patient_responsibility 6: you may owe provider | amount you may owe | amount you may owe provider | total you may owe
patient_responsibility 5: patient responsibility | your responsibility | you may owe | you owe | what you owe | amount you owe
patient_responsibility 5: patient owes | member responsibility | patient share | your share | your cost | your total cost
patient_responsibility 5: maximum you may be billed | you may be billed | member liability | su responsabilidad
patient_responsibility 5: lo que usted debe | usted debe | responsabilidad del paciente | you could owe | patient portion
patient_responsibility 5: what you may owe | amount you may be billed | your portion | responsibility | member owes
patient_responsibility 5: usted podria deber | total you may be billed | your total share | patient liability | what you may be billed
patient_paid 5: patient paid | amount you paid | you paid | you already paid
processed_date 3: statement date | claim date | date of notice | notice date | issue date | payment date | date issued
processed_date 2: date | fecha
member_id 3: id
payer_name 5: plan | insurance company | payer
provider_name 3: doctor | dentist | treating dentist | physician | therapist | provider care
"""

RECEIPT = """
amount_paid 6: we received | received | amount we received | payment collected | total collected | amount collected | copay collected
patient_name 4: received from | paid by patient | payment from | payer | payor | customer
amount_paid 6: payment today | amount paid on account | total paid today | paid amount | copay paid | copayment paid | amount applied
amount_paid 4: amount | payment made | total amount | sale amount | approved amount | monto | importe
amount_paid 3: total
amount_paid 6: amount paid | total amount paid | amount received | payment amount | total paid | amount of payment
amount_paid 6: payment received | total payment | you paid | amount tendered | cantidad pagada | monto pagado | pago recibido
amount_paid 6: total pagado | payment amount received | amount paid today | paid today | total payment received
amount_paid 6: amount charged | total amount received | payment total | importe pagado | patient paid | monto recibido
amount_paid 4: payment | paid | patient payment | pago
total_charges 4: total charges | charges | total charge | subtotal | total amount billed | amount billed
insurance_paid 5: insurance paid | insurance payment | insurance payments
total_adjustments 5: adjustments | adjustment | discount | insurance adjustment | self pay discount
payment_date 3: date | fecha
payment_date 3: receipt issued | statement date
- 9: balance | balance due | remaining balance | new balance | balance after payment | account balance | saldo
- 9: previous balance | balance before payment | prior balance | beginning balance | current balance | saldo restante
"""

COLLECTION = """
amount_due 7: total amount due | total balance due | amount due | balance due | total due | current balance | total balance
amount_due 7: amount owed | total amount owed | amount now due | total amount of debt | total debt | amount of debt | total amount of the debt now
amount_due 7: current amount due | balance | you owe | total now due | monto adeudado | saldo | settlement amount due
amount_due 7: total amount of the debt | balance owed | total owed | amount you owe | cantidad adeudada | total a pagar
amount_due 8: current amount of debt | amount of debt today | amount you owe now | amount you owe today | debt now | balance of debt now | current balance of debt | total debt today
- 9: balance on itemization date | amount on itemization date | amount owed on itemization date | debt on itemization date | balance as of itemization date | amount of debt on itemization date | balance at itemization | balance at time of placement
interest_fees 5: interest since that date | interest since then | fees since that date
- 9: payments and credits since that date | paid or credited since that date
amount_due 3: outstanding balance | unpaid balance | remaining balance
interest_fees 5: interest | interest and fees | fees | interest/fees | collection fees | interest charged | intereses
account_number 2: our reference | reference | agency reference | agency reference number | our file | agency file
interest_fees 5: interest to date | fees added | interest added | added fees | late charges | interest and costs | costs | service charges | added interest
- 9: amount assigned | amount placed | amount referred | balance placed | assigned balance | principal amount | original amount
account_number 5: original account no | original account | creditor account no | creditor reference
original_creditor 5: in regard to | regarding | debt owed to | debt owed | creditor client
amount_due 7: total now owed | now owed | pay this amount | balance now due | total balance owed | total payoff | current amount owed
interest_fees 5: collection costs | interest accrued | fees charged | accrued interest | fees and costs | interest & other charges
previous_balance 4: previous balance
interest_fees 5: you were charged amount in interest | charged amount in interest | you were charged amount in fees
patient_paid 5: toward debt
- 9: principal | principal balance | amount of debt on | original balance | balance at charge off | payments made
- 9: payments and credits | amount paid or credited | paid or credited
patient_paid 5: payments made since | amount paid | paid toward debt | you paid
notice_date 3: date | fecha | statement date
due_date 4: respond by | response due | dispute by
account_number 2: file number | our file number | reference number | our reference number | agency account number
- 9: our account number | our account | agency file number | collector reference number
"""

ESTIMATE = """
estimate_total 6: grand total | grand total of estimate | total for all providers | total all providers
estimate_total 7: estimated cost after discount | estimated cost to you | estimated amount you owe | you can expect to owe | net estimated cost | estimated total after discount | total after discount
estimate_total 6: what you can expect to pay | total you are expected to pay | estimated amount you will owe | estimated patient responsibility | expected total | total expected amount | your total estimate | you can expect to pay
estimate_total 6: total estimated charges | total expected charges | total estimate | estimated total | total estimated cost
estimate_total 6: total expected cost | estimated total cost | total of expected charges | total estimated amount
estimate_total 6: estimate total | total good faith estimate | good faith estimate total | total estimado | costo total estimado
estimate_total 6: total estimated charge | your estimated total | total expected costs | total estimated costs
estimate_total 6: total expected charge | total estimated price | estimated amount due | estimated total charges
estimate_total 6: total de cargos esperados | total esperado | total estimated patient cost | estimated charges total
estimate_total 3: total | total charges | total cost | total charge | estimated cost | expected charges | estimated charges
total_adjustments 4: self pay discount | uninsured discount | discount | adjustments
notice_date 3: date | fecha | issued | date prepared | prepared on
service_from 5: date of service if scheduled | date of service if known | service date if scheduled | date of service if applicable
service_from 4: scheduled date | planned date | planned service date | fecha programada
"""

CARD = """
member_id 4: id | id no | member no | identification
payer_name 3: plan sponsor
"""

LETTER = """
amount_due 6: you owe | amount you owe | you still owe | your balance after discount | your remaining balance | new amount due | adjusted balance
amount_due 9: agreed settlement | settled for | we agree to accept | settlement total | settlement price | we will accept | accepted amount
- 9: balance before settlement | amount to be written off | balance written off | full balance | present balance
due_date 5: payment must arrive by | due no later than | pay no later than | payment must be received by | must be received by | settlement due by | settlement due date | payment deadline
amount_due 6: you now owe | balance after award | balance after assistance | balance remaining | balance you owe
- 9: balance before award | account balance reviewed | balance reviewed | balance before assistance | starting balance
total_adjustments 5: amount written off | assistance applied | award amount | assistance amount | amount forgiven | amount of assistance
amount_due 6: new balance due | new balance | balance after discount | your new balance
- 9: original balance | balance before discount | total amount | total balance before
amount_due 5: amount due | balance due | total due | amount owed | balance | current balance | outstanding balance
amount_due 5: account balance | patient balance | remaining balance | total balance | saldo
amount_due 9: monthly payment | installment | installment amount | payment amount | monthly installment | settlement amount
amount_due 9: payment amount each month | amount each month | amount per month | each payment | each monthly payment | amount of each monthly payment | monthly amount | monthly payment due | amount of each installment | each installment | payment per month | regular payment | settlement offer | settlement offer amount | offer amount | agreed settlement amount | agreed amount | discounted payoff | payoff amount
- 9: number of payments | balance covered by plan | total balance covered | plan total | total of payments | down payment
amount_due 9: amount of each payment | monthly payment amount | settlement payment | pago mensual
total_charges 5: total charges | billed amount | amount billed | billed charges | total billed | charges
total_adjustments 5: adjustment | discount | financial assistance adjustment | charity care adjustment | amount forgiven
total_adjustments 5: discount amount | financial assistance discount | assistance discount | adjustment amount
notice_date 3: date | fecha
due_date 4: first payment due date | first payment due on | first payment is due | first payment on | payments begin | payments start | start date | begins on | offer expires | offer expires on | offer valid through | offer good through | accept by | expiration date of offer
due_date 4: first payment due | first payment date | next payment due | first installment due
"""

_FAMILIES: dict[DocumentKind, str] = {
    K.ITEMIZED_BILL: BILL,
    K.STATEMENT: BILL,
    K.OTHER: BILL,
    K.EOB: EOB,
    K.RECEIPT: RECEIPT,
    K.COLLECTION_LETTER: COLLECTION,
    K.GOOD_FAITH_ESTIMATE: ESTIMATE,
    K.INSURANCE_CARD: CARD,
}


@cache
def label_words() -> frozenset[str]:
    """Every word that labels are made of, in the compared form."""
    tables = (ANY, BILL, EOB, RECEIPT, COLLECTION, ESTIMATE, CARD, LETTER)
    lines = [line.partition(":")[2] for t in tables for line in t.strip().splitlines()]
    return frozenset(w for line in lines for phrase in line.split("|") for w in key_tokens(phrase))


def is_label_word(text: str) -> bool:
    """Whether a word is one of those that labels are made of."""
    found = key_tokens(text)
    return bool(found) and all(t in label_words() for t in found)


_OWN_NAMES = frozenset({"medicare", "medicaid"})


def is_label_text(text: str) -> bool:
    """Whether all words are those of labels, so that it is another label and nobody's name."""
    found = key_tokens(text)
    return not found or (all(t in label_words() for t in found) and not _OWN_NAMES & set(found))


@dataclass(frozen=True, slots=True)
class Label:
    """What a phrase stands for on a kind of paper. No fields: a phrase known only to be passed over."""

    words: tuple[str, ...]
    fields: tuple[tuple[FieldName, int], ...]


class Labels(dict[tuple[str, ...], Label]):
    """Labels by their words. ``longest`` says of each word that begins a label how many words the longest such has."""

    def __init__(self, labels: Mapping[tuple[str, ...], Label]) -> None:
        super().__init__(labels)
        self.longest: dict[str, int] = {}
        for words in labels:
            self.longest[words[0]] = max(len(words), self.longest.get(words[0], 0))


@cache
def labels_for(kind: DocumentKind) -> Labels:
    """All labels of a kind of paper by their words; the table of the kind adds to the common one."""
    found: dict[tuple[str, ...], dict[FieldName, int]] = {}
    for table in (ANY, _FAMILIES.get(kind, LETTER)):
        own: dict[tuple[str, ...], dict[FieldName, int]] = {}
        for line in table.strip().splitlines():
            head, _, phrases = line.partition(":")
            name, weight = head.split()
            for phrase in phrases.split("|"):
                fields = own.setdefault(key_tokens(phrase), {})
                if name != "-":
                    fields[FieldName(name)] = int(weight)
        for words, fields in own.items():
            # A phrase that the kind's own table passes over is passed over, whatever the common table says.
            found[words] = {**found.get(words, {}), **fields} if fields else {}
    return Labels({words: Label(words, tuple(fields.items())) for words, fields in found.items() if words})
